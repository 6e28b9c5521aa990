/**
 * Does a task for one value after another; of those that come while it is at work only the newest is done afterwards.
 * @param task what fails fails for good: nothing more is done, and `failed` is told
 */
export function newestOnly<Value>(
  task: (value: Value) => Promise<void>,
  failed: (error: unknown) => void,
): (value: Value) => void {
  let working = false
  let over = false
  let waiting: { readonly value: Value } | null = null

  async function work(value: Value): Promise<void> {
    working = true
    try {
      for (let next: { readonly value: Value } | null = { value }; next !== null && !over; ) {
        waiting = null
        await task(next.value)
        next = waiting
      }
    } catch (error) {
      over = true
      failed(error)
    } finally {
      working = false
    }
  }

  return (value) => {
    if (over) return
    if (working) waiting = { value }
    else void work(value)
  }
}
