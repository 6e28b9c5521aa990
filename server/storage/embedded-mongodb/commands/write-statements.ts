import type { BsonValue } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import type { Store } from '../store/store.ts'
import { errorReply, type Reply } from '../wire/message.ts'

/** How long the statements of one command may keep a write transaction, and all others, waiting. */
const sliceMs = 10

/**
 * Runs the statements of a write command one after another and resolves when all are safely on disk. Statements
 * share transactions as far as time allows; only each single document is atomic, as in MongoDB. Ordered statements
 * end at the first error, unordered ones all run.
 */
export async function writeStatements(
  store: Store,
  statements: readonly BsonValue[],
  ordered: boolean,
  run: (statement: BsonValue, index: number) => void,
): Promise<Reply[]> {
  const errors: Reply[] = []
  let next = 0
  while (next < statements.length) {
    await store.write(() => {
      const until = performance.now() + sliceMs
      do {
        const index = next++
        try {
          run(statements[index]!, index)
        } catch (error) {
          if (!(error instanceof CommandError)) throw error
          const { ok: _, codeName: __, ...details } = errorReply(error)
          errors.push({ index, ...details })
          if (ordered) next = statements.length
        }
      } while (next < statements.length && performance.now() < until)
    })
  }
  return errors
}
