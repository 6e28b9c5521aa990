import { CommandError } from '../command-error.ts'
import type { Query } from '../cursor/document-stream.ts'
import { keyPattern } from '../query/index-keys.ts'
import { choosePlan, type Plan } from '../query/plan.ts'
import type { Reply } from '../wire/message.ts'
import { aggregate, compiledPipeline } from './aggregate.ts'
import { type Command, CommandRequest } from './command-request.ts'
import { count, distinct, queryFilter } from './count.ts'
import { deleteDocuments, deleteTarget } from './delete.ts'
import { find, findQuery } from './find.ts'
import { findAndModify, modifyTarget } from './find-and-modify.ts'
import { update, updateStatement } from './update.ts'

/** Commands that can be explained, with the query each runs. */
const explainable = new Map<string, { command: Command; queryOf: (request: CommandRequest) => Query }>([
  ['find', { command: find, queryOf: findQuery }],
  ['count', { command: count, queryOf: (request) => ({ filter: queryFilter(request) }) }],
  ['distinct', { command: distinct, queryOf: (request) => ({ filter: queryFilter(request) }) }],
  ['aggregate', { command: aggregate, queryOf: (request) => compiledPipeline(request, nowhere) }],
  ['findAndModify', { command: findAndModify, queryOf: modifyTarget }],
  ['update', { command: update, queryOf: (request) => updateStatement(request.documents('updates')[0]!) }],
  [
    'delete',
    { command: deleteDocuments, queryOf: (request) => deleteTarget(request.documents('deletes')[0]!) },
  ],
])

const nowhere = { add: () => false, end: () => undefined }

/** Says which index a query or a write reads; whatever the verbosity, nothing is run. */
export const explain: Command = {
  fields: ['verbosity'],
  run(request, { store }) {
    const body = request.requiredDocument('explain')
    const inner = new CommandRequest({ body, sequences: new Map(), legacyDatabase: request.database })
    const known = explainable.get(inner.name)
    if (!known) throw new CommandError(59, `Explain failed due to unknown command: ${inner.name}`)
    inner.check(known.command.fields)
    const { filter, sort } = known.queryOf(inner)
    const collection = inner.collection(store)
    const plan = collection && choosePlan(collection, filter.bounds, sort)
    const winningPlan = plan ? stages(plan) : { stage: 'EOF' }
    return { queryPlanner: { namespace: inner.namespace, winningPlan, rejectedPlans: [] }, ok: 1 }
  },
}

function stages(plan: Plan): Reply {
  const scan = scanStage(plan)
  return plan.sorted ? scan : { stage: 'SORT', inputStage: scan }
}

function scanStage({ index, bounded, byId, reverse, ranges }: Plan): Reply {
  const direction = reverse ? 'backward' : 'forward'
  if (!index && !bounded) return { stage: 'COLLSCAN', direction }
  if (!index) return { stage: byId ? 'IDHACK' : 'CLUSTERED_IXSCAN', indexName: '_id_', direction }
  const { name: indexName, unique: isUnique, multikey: isMultiKey } = index
  const inputStage = {
    stage: 'IXSCAN',
    indexName,
    keyPattern: keyPattern(index.fields),
    isUnique,
    isMultiKey,
    direction,
    ranges: ranges.length,
  }
  return { stage: 'FETCH', inputStage }
}
