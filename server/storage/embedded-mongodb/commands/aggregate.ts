import { compilePipeline, type Stage, stageOf } from '../aggregate/pipeline.ts'
import { BsonType, type BsonValue } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { ListStream, openStream } from '../cursor/document-stream.ts'
import { inSlices } from '../cursor/in-slices.ts'
import { compileFilter } from '../query/filter.ts'
import { cursorBatchSize } from './collections.ts'
import type { Command } from './command-request.ts'

/** What the result of a pipeline may take in memory. */
const maxResultBytes = 100 * 1024 * 1024

export const aggregate: Command = {
  fields: ['pipeline', 'cursor'],
  async run(request, { store, cursors }) {
    const stages = request.array('pipeline') ?? []
    const first = stages[0] && stageOf(stages[0])
    const results: Buffer[] = []
    let bytes = 0
    const last: Stage = {
      add(document) {
        bytes += document.end - document.start
        if (bytes > maxResultBytes)
          throw new CommandError(292, `the result of the pipeline exceeds ${maxResultBytes} bytes`)
        results.push(Buffer.from(document.bytes.subarray(document.start, document.end)))
        return true
      },
      end: () => undefined,
    }
    const isMatch = first?.name === '$match' && first.operand.type === BsonType.object
    const filter = compileFilter(isMatch ? first.operand : bsonDocument({}))
    const pipeline = compilePipeline(isMatch ? stages.slice(1) : stages, last)
    if (!request.has('cursor')) throw new CommandError(9, "The 'cursor' option is required")
    const batchSize = cursorBatchSize(request)
    if (request.value('aggregate')?.type !== BsonType.string)
      throw notSupported('an aggregation without a collection')

    const collection = store.collection(request.database, request.target)
    if (collection) {
      const everyMatch = { filter, sort: [], projection: undefined, skip: 0, limit: Number.POSITIVE_INFINITY }
      const stream = await openStream(store, collection, everyMatch, request.deadline)
      let more = true
      const take = (document: BsonValue) => {
        more = pipeline.add(document)
        return more
      }
      await inSlices((until) => stream.run(take, until) || !more, request.deadline)
    }
    pipeline.end()
    return cursors.first(
      `${request.database}.${request.target}`,
      new ListStream(results),
      batchSize,
      request.deadline,
    )
  },
}
