import { compilePipeline, type Stage, stageOf } from '../aggregate/pipeline.ts'
import { BsonType, emptyDocument } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { ListStream, openStream, readAll } from '../cursor/document-stream.ts'
import { compileFilter } from '../query/filter.ts'
import type { Command, CommandRequest } from './command-request.ts'
import { cursorBatchSize } from './cursor-option.ts'

/** What the result of a pipeline may take in memory. */
const maxResultBytes = 100 * 1024 * 1024

export const aggregate: Command = {
  fields: ['pipeline', 'cursor'],
  async run(request, { store, cursors }) {
    const results: Buffer[] = []
    const { filter, pipeline } = compiledPipeline(request, collector(results))
    if (!request.has('cursor')) throw new CommandError(9, "The 'cursor' option is required")
    const stream = await openStream(store, request.collection(store), { filter }, request.deadline)
    await readAll(stream, (document) => pipeline.add(document), request.deadline)
    pipeline.end()
    return cursors.first(
      request.namespace,
      new ListStream(results),
      cursorBatchSize(request),
      request.deadline,
    )
  },
}

/** The stages, with a `$match` at the front as the filter of the query that feeds them. */
export function compiledPipeline(request: CommandRequest, last: Stage) {
  const stages = request.array('pipeline')
  const first = stages[0] && stageOf(stages[0])
  const isMatch = first?.name === '$match' && first.operand.type === BsonType.object
  return {
    filter: compileFilter(isMatch ? first.operand : emptyDocument),
    pipeline: compilePipeline(isMatch ? stages.slice(1) : stages, last),
  }
}

function collector(results: Buffer[]): Stage {
  let bytes = 0
  return {
    add(document) {
      bytes += document.end - document.start
      if (bytes > maxResultBytes)
        throw new CommandError(292, `the result of the pipeline exceeds ${maxResultBytes} bytes`)
      results.push(Buffer.from(document.bytes.subarray(document.start, document.end)))
      return true
    },
    end: () => undefined,
  }
}
