import { expect, test } from 'vitest'
import { losePower } from './power-loss.ts'
import { whyNoTrace } from './power-loss-trace.ts'

const reason = whyNoTrace()
const writing = { steps: 8, textBytes: 300 }
const withoutSync = ['--require', new URL('./without-sync.cjs', import.meta.url).pathname]

/** A sample; `npm run soak` takes two hundred moments. */
test.skipIf(reason)(
  `no acknowledged write is lost with the power${reason ? `: skipped, ${reason}` : ''}`,
  async () => {
    const { points, inFlight, wrong } = await losePower({ recordings: 1, pointsEach: 6, writing })
    expect(wrong).toEqual([])
    expect(points).toBe(6)
    expect(inFlight).toBeGreaterThan(0)
  },
  120_000,
)

test.skipIf(reason)(
  'a database that never syncs is noticed, so the replay can see a loss',
  async () => {
    const broken = { ...writing, nodeArguments: withoutSync }
    const { wrong } = await losePower({ recordings: 1, pointsEach: 6, writing: broken })
    expect(wrong).not.toEqual([])
  },
  120_000,
)
