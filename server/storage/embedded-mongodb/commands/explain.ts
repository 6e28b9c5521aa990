import { stageOf } from '../aggregate/pipeline.ts'
import { type BsonValue, elements, stringOf } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { choosePlan, type Plan } from '../query/plan.ts'
import { parseSort } from '../query/sort.ts'
import type { Reply } from '../wire/message.ts'
import { type Command, documentOf, statementFields } from './command-request.ts'

/** Says which index a query or a write reads; nothing is run. */
export const explain: Command = {
  fields: ['verbosity'],
  run(request, { store }) {
    const command = documentOf('explain', request.value('explain')!)
    const [first] = elements(command)
    const { filter, sort } = explained(first?.[0] ?? '', command)
    const collection = store.collection(request.database, first ? stringOf(first[1]) : '')
    const plan = collection && choosePlan(collection, compileFilter(filter).bounds, parseSort(sort))
    return {
      queryPlanner: {
        namespace: `${request.database}.${first ? stringOf(first[1]) : ''}`,
        parsedQuery: filter,
        winningPlan: plan ? stages(plan) : { stage: 'EOF' },
        rejectedPlans: [],
      },
      ok: 1,
    }
  },
}

function explained(name: string, command: BsonValue) {
  const fields = new Map(elements(command))
  const none = bsonDocument({})
  if (name === 'find') return { filter: fields.get('filter') ?? none, sort: fields.get('sort') }
  if (name === 'count' || name === 'distinct' || name === 'findAndModify') {
    return { filter: fields.get('query') ?? none, sort: fields.get('sort') }
  }
  if (name === 'aggregate') {
    const [stage] = elements(fields.get('pipeline') ?? none)
    const first = stage && stageOf(stage[1])
    return { filter: first?.name === '$match' ? first.operand : none, sort: undefined }
  }
  if (name === 'update' || name === 'delete') {
    const [statement] = elements(fields.get(`${name}s`) ?? none)
    if (!statement) throw new CommandError(9, `${name} needs a statement`)
    const q = statementFields(name, statement[1], ['q', 'u', 'upsert', 'multi', 'limit'], ['q']).get('q')!
    return { filter: q, sort: undefined }
  }
  throw new CommandError(59, `Explain failed due to unknown command: ${name}`)
}

function stages(plan: Plan): Reply {
  const scan: Reply = plan.index
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          indexName: plan.index.name,
          keyPattern: Object.fromEntries(
            plan.index.fields.map(({ path, direction }) => [path.text, direction]),
          ),
          isUnique: plan.index.unique,
          isMultiKey: plan.index.multikey,
          direction: plan.reverse ? 'backward' : 'forward',
          ranges: plan.ranges.length,
        },
      }
    : plan.bounded
      ? plan.byId
        ? { stage: 'IDHACK', indexName: '_id_' }
        : { stage: 'CLUSTERED_IXSCAN', indexName: '_id_' }
      : { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' }
  return plan.sorted ? scan : { stage: 'SORT', inputStage: scan }
}
