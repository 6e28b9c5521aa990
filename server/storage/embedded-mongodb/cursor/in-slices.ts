import { setImmediate } from 'node:timers/promises'
import { CommandError } from '../command-error.ts'

/** How long one piece of work may keep all other connections waiting. */
export const sliceMs = 10

let interrupted = false

/** Ends all long work at its next pause; for closing, which must not wait for a scan to come to its end. */
export function interruptLongWork(): void {
  interrupted = true
}

/** @throws CommandError 11600 once the database is closing */
export function checkInterrupted(): void {
  if (interrupted) throw new CommandError(11600, 'interrupted at shutdown')
}

/**
 * Repeats `step` until it returns true, letting others run in between. `step` must return soon after `until`.
 * @throws CommandError 50 once `deadline` has passed
 */
export async function inSlices(step: (until: number) => boolean, deadline: number): Promise<void> {
  while (!step(performance.now() + sliceMs)) {
    if (performance.now() > deadline) throw new CommandError(50, 'operation exceeded time limit')
    await setImmediate()
    checkInterrupted()
  }
}

/** Tells every few calls whether `until` has passed; looking at the clock each time would cost as much as the work. */
export function pacer(until: number, every = 32): () => boolean {
  let calls = 0
  return () => ++calls % every !== 0 || performance.now() < until
}
