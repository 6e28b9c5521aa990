/** Runs a task when the tasks given before it have ended, and answers with what it answers. */
export type OneAtATime = <Answer>(task: () => Promise<Answer>) => Promise<Answer>

/**
 * A queue for what reads first and writes by what it read: within this process nothing of the same queue comes in
 * between. Other processes (WORKERS) have queues of their own, so that only the database keeps two of them apart.
 * A task that fails fails for its caller alone.
 */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const answer = last.then(task)
    last = answer.catch(() => undefined)
    return answer
  }
}
