import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { createIndexWatchers } from '../../../server/index-publication/index-watchers.ts'
import type { IndexSnapshot } from '../../../server/live-index/live-index.ts'

const pace = { pollMs: 6, eventMs: 10, patienceMs: 60 }
const silent = { warn: () => {} }

/** A live index whose position a test moves by hand, and which counts what it is asked. */
function aLiveIndex() {
  const state = { n: 1, done: true, fails: false, positions: 0, snapshots: 0 }
  const liveIndex = {
    position: async () => {
      state.positions++
      if (state.fails) throw new Error('the database is away')
      return { n: state.n, done: state.done }
    },
    snapshot: async () => {
      state.snapshots++
      return { n: state.n, settled: state.done, document: {} as IndexDocument }
    },
  }
  return { state, liveIndex }
}

describe('watching a period', () => {
  it('computes only when the log has moved, once for all listeners', async () => {
    const { state, liveIndex } = aLiveIndex()
    const watchers = createIndexWatchers({ liveIndex, logger: silent }, pace)
    const seen: number[][] = [[], []]
    const ends = seen.map((numbers) => watchers.watch('2025', ({ n }) => numbers.push(n)))
    await pause(80)
    expect(seen).toEqual([[1], [1]])
    expect(state.snapshots).toBe(1)
    expect(state.positions).toBeGreaterThan(3)
    state.n = 2
    await pause(60)
    expect(seen).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(state.snapshots).toBe(2)
    for (const end of ends) end()
  })

  it('asks nothing while nobody listens', async () => {
    const { state, liveIndex } = aLiveIndex()
    const watchers = createIndexWatchers({ liveIndex, logger: silent }, pace)
    await pause(30)
    expect(state.positions).toBe(0)
    const end = watchers.watch('2025', () => {})
    await pause(30)
    end()
    expect(watchers.watched).toBe(0)
    await pause(20)
    const asked = state.positions
    await pause(60)
    expect(state.positions).toBe(asked)
  })

  it('tells who comes later what was shown last', async () => {
    const { liveIndex } = aLiveIndex()
    const watchers = createIndexWatchers({ liveIndex, logger: silent }, pace)
    const end = watchers.watch('2025', () => {})
    await pause(40)
    const seen: IndexSnapshot[] = []
    const endLater = watchers.watch('2025', (snapshot) => seen.push(snapshot))
    expect(seen.map(({ n }) => n)).toEqual([1])
    end()
    endLater()
  })

  it('waits for an entry under way, but not for ever, and corrects itself when it is done', async () => {
    const { state, liveIndex } = aLiveIndex()
    const watchers = createIndexWatchers({ liveIndex, logger: silent }, pace)
    const seen: [number, boolean][] = []
    const end = watchers.watch('2025', ({ n, settled }) => seen.push([n, settled]))
    await pause(30)
    state.n = 2
    state.done = false
    await pause(30)
    expect(seen).toEqual([[1, true]])
    await pause(90)
    expect(seen[1]).toEqual([2, false])
    state.done = true
    await pause(60)
    expect(seen.at(-1)).toEqual([2, true])
    end()
  })

  it('goes on after the database was away, and after a listener that fails', async () => {
    const { state, liveIndex } = aLiveIndex()
    const warnings: unknown[] = []
    const watchers = createIndexWatchers(
      { liveIndex, logger: { warn: (...line: unknown[]) => void warnings.push(line) } },
      pace,
    )
    const seen: number[] = []
    const ends = [
      watchers.watch('2025', () => {
        throw new Error('gone')
      }),
      watchers.watch('2025', ({ n }) => seen.push(n)),
    ]
    await pause(40)
    state.fails = true
    await pause(100)
    state.fails = false
    state.n = 5
    await pause(150)
    expect(seen).toEqual([1, 5])
    // One line per listener that failed and one for the time without a database, not one per look.
    expect(warnings).toHaveLength(3)
    for (const end of ends) end()
  })
})
