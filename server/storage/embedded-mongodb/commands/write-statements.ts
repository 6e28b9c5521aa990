import type { BsonValue } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { checkInterrupted, sliceMs } from '../cursor/in-slices.ts'
import type { Store } from '../store/store.ts'
import { errorReply, type Reply } from '../wire/message.ts'
import type { CommandRequest } from './command-request.ts'

/** The rest of a statement that looks at too many documents for one transaction. */
export type LongStatement = () => Promise<void>

/**
 * Runs the statements of a write command, which its field `name` holds, one after another and resolves when all are
 * safely on disk. Statements share transactions as far as time allows; only each single document is atomic, as in
 * MongoDB. Ordered statements end at the first error, unordered ones all run.
 */
export async function writeStatements(
  request: CommandRequest,
  store: Store,
  name: string,
  run: (statement: BsonValue, index: number) => LongStatement | undefined,
): Promise<Reply[] | undefined> {
  const statements = request.documents(name)
  const isOrdered = request.boolean('ordered', true)
  const errors: Reply[] = []
  let next = 0
  const failed = (index: number, error: unknown) => {
    if (!(error instanceof CommandError)) throw error
    const { ok: _, codeName: __, ...details } = errorReply(error)
    errors.push({ index, ...details })
    if (isOrdered) next = statements.length
  }
  while (next < statements.length) {
    const long = await store.write(() => {
      const until = performance.now() + sliceMs
      do {
        const index = next++
        try {
          const rest = run(statements[index]!, index)
          if (rest) return { index, rest }
        } catch (error) {
          failed(index, error)
        }
      } while (next < statements.length && performance.now() < until)
      return null
    })
    await long?.rest().catch((error) => failed(long.index, error))
    if (next < statements.length) checkInterrupted()
  }
  return errors.length > 0 ? errors : undefined
}
