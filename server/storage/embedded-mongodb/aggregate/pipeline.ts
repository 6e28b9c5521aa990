import {
  BsonType,
  type BsonValue,
  documentAt,
  elements,
  isNumber,
  numberOf,
  stringOf,
} from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort, Sorter } from '../query/sort.ts'
import { Grouping } from './group.ts'

/** Takes documents, hands on its own, and may keep some back until the end. */
export interface Stage {
  /** False once no further document can change anything. */
  add(document: BsonValue): boolean
  end(): void
}

type MakeStage = (operand: BsonValue, next: Stage) => Stage

/** Chains the stages in front of `last`. @throws CommandError for stages and options that are not supported */
export function compilePipeline(stages: readonly BsonValue[], last: Stage): Stage {
  return stages.reduceRight((next, stage) => {
    const { name, operand } = stageOf(stage)
    const make = stageMakers.get(name)
    if (!make) throw unknownStage(name)
    return make(operand, next)
  }, last)
}

export function stageOf(stage: BsonValue): { name: string; operand: BsonValue } {
  const [only, another] = stage.type === BsonType.object ? Array.from(elements(stage)) : []
  if (!only || another) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
  }
  return { name: only[0], operand: only[1] }
}

function unknownStage(name: string): CommandError {
  if (name === '$changeStream') {
    return new CommandError(40573, 'The $changeStream stage is only supported on replica sets')
  }
  return new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
}

/** Every stage there is. */
export const stageMakers: ReadonlyMap<string, MakeStage> = new Map<string, MakeStage>([
  ['$match', match],
  ['$group', group],
  ['$sort', sort],
  ['$limit', limit],
  ['$skip', skip],
  ['$project', project],
  ['$count', count],
])

function match(operand: BsonValue, next: Stage): Stage {
  const { test } = compileFilter(documentOperand('$match', operand))
  return test ? { add: (document) => !test(document) || next.add(document), end: () => next.end() } : next
}

function group(operand: BsonValue, next: Stage): Stage {
  const grouping = new Grouping(documentOperand('$group', operand))
  return {
    add(document) {
      grouping.add(document)
      return true
    },
    end() {
      for (const document of grouping.results()) if (!next.add(document)) break
      next.end()
    },
  }
}

function sort(operand: BsonValue, next: Stage): Stage {
  const fields = parseSort(documentOperand('$sort', operand))
  if (fields.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key')
  const sorter = new Sorter(fields, Number.POSITIVE_INFINITY)
  return {
    add(document) {
      sorter.add(document)
      return true
    },
    end() {
      for (const document of sorter.sorted()) if (!next.add(documentAt(document))) break
      next.end()
    },
  }
}

function limit(operand: BsonValue, next: Stage): Stage {
  let left = wholeNumber('$limit', operand)
  if (left === 0) throw new CommandError(15958, 'the limit must be positive')
  return {
    add: (document) => {
      if (left === 0) return false
      left--
      return next.add(document) && left > 0
    },
    end: () => next.end(),
  }
}

function skip(operand: BsonValue, next: Stage): Stage {
  let left = wholeNumber('$skip', operand)
  return {
    add: (document) => {
      if (left === 0) return next.add(document)
      left--
      return true
    },
    end: () => next.end(),
  }
}

function project(operand: BsonValue, next: Stage): Stage {
  const projection = compileProjection(documentOperand('$project', operand))
  if (!projection)
    throw new CommandError(51272, 'Invalid $project: projection specification must have at least one field')
  return { add: (document) => next.add(projection(document)), end: () => next.end() }
}

function count(operand: BsonValue, next: Stage): Stage {
  const name = operand.type === BsonType.string ? stringOf(operand) : ''
  if (name === '' || /^\$|[.\0]/.test(name))
    throw new CommandError(40156, 'the count field must be a plain field name')
  let n = 0
  return {
    add: () => {
      n++
      return true
    },
    end() {
      if (n > 0) next.add(bsonDocument({ [name]: n }))
      next.end()
    },
  }
}

function documentOperand(name: string, operand: BsonValue): BsonValue {
  if (operand.type === BsonType.object) return operand
  throw new CommandError(15959, `the ${name} specification must be an object`)
}

function wholeNumber(name: string, operand: BsonValue): number {
  const number = isNumber(operand) ? numberOf(operand) : Number.NaN
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new CommandError(5107201, `invalid argument to ${name} stage: expected a non-negative integer`)
}
