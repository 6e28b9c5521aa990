import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneAtATime } from '../../../server/web/one-at-a-time.ts'

test('tasks run in the order given, each after the one before it, and answer their own caller', async () => {
  const inTurn = oneAtATime()
  const seen: string[] = []
  const task = (name: string, turns: number) => async () => {
    seen.push(`${name} begins`)
    for (let i = 0; i < turns; i++) await turn()
    seen.push(`${name} ends`)
    return name
  }
  const answers = [inTurn(task('a', 5)), inTurn(task('b', 1)), inTurn(task('c', 0))]
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c'])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a task that fails tells its caller and holds nobody up', async () => {
  const inTurn = oneAtATime()
  const failing = inTurn(() => Promise.reject(new Error('disk full')))
  const after = inTurn(async () => 'done')
  await expect(failing).rejects.toThrow('disk full')
  expect(await after).toBe('done')
})
