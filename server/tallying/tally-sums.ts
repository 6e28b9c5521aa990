import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import { splitAnswers } from '../../scoring/shared-reception.ts'
import {
  addAnswers,
  addResponse,
  emptyTally,
  type TallyExtent,
  type TallyLayout,
} from '../../scoring/tally.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import type { TallyInput } from '../storage/responses-store.ts'
import { type TallyCut, type TallyKey, tallyId } from '../storage/tally-record.ts'

/** What some responses add up to in one tally: its whole, or what is to be added to it. */
export interface TallySum {
  readonly key: TallyKey
  readonly form: FormId
  readonly sums: number[]
}

/** By tally id. */
export type TallySums = ReadonlyMap<string, TallySum>

export interface TallySumsBuilder {
  /** Adds a response to every tally of `status` that it belongs to; with −1, takes it away. */
  add(response: TallyInput, status: ResponseStatus, sign: 1 | -1): void
  /** What was added so far. Nothing may be added afterwards. */
  all(): TallySums
}

/** Responses that belong to the same tallies, weeks aside. */
interface Group {
  readonly response: TallyInput
  readonly status: ResponseStatus
  readonly layout: TallyLayout
  readonly sums: number[]
  /** The tallies of the weeks that were met so far: already the tallies themselves. */
  readonly weeks: Map<string, number[]>
}

/** Bounds the memory of a long run, at some 12 kB a group; a batch never has as many. */
const mostGroups = 2000

/**
 * Adds responses up by tally. The pair sums of a response are worked out once, in a group, and the groups then merged
 * into the tallies of the agency, unit, point and channel: that is four times less work than adding each response to
 * each. Weeks hold grade counts only and would split the groups, so they are added to directly.
 * The result depends on nothing but the responses, in whatever order they come.
 */
export function createTallySums(period: string, layoutOf: (form: FormId) => TallyLayout): TallySumsBuilder {
  const tallies = new Map<string, TallySum>()
  const groups = new Map<string, Group>()

  const tallyOf = (
    { agency, form }: TallyInput,
    status: ResponseStatus,
    cut: TallyCut,
    value: string,
    extent: TallyExtent,
  ): TallySum => {
    const key = { period, agency, status, cut, value }
    const id = tallyId(key)
    let tally = tallies.get(id)
    if (tally === undefined) {
      tally = { key, form, sums: emptyTally(layoutOf(form), extent) }
      tallies.set(id, tally)
    }
    if (tally.form !== form)
      throw new Error(`tally ${id} is of form ${tally.form}; a response came with ${form}`)
    return tally
  }

  const mergeGroups = () => {
    for (const { response, status, sums } of groups.values()) {
      const { agency, unit, point, channel } = response
      addTo(tallyOf(response, status, 'agency', agency, 'pairs').sums, sums)
      if (unit !== null) addTo(tallyOf(response, status, 'unit', unit, 'pairs').sums, sums)
      addTo(tallyOf(response, status, 'point', point, 'pairs').sums, sums)
      addTo(tallyOf(response, status, 'channel', channel, 'pairs').sums, sums)
    }
    groups.clear()
  }

  const addPart = (response: TallyInput, status: ResponseStatus, sign: 1 | -1, addTo: typeof addResponse) => {
    const { agency, unit, point, channel, week, form, answers } = response
    // No code holds "|" (tallyId refuses it), so different groups have different names.
    const name = `${agency}|${status}|${unit ?? ''}|${point}|${channel}|${form}`
    let group = groups.get(name)
    if (group === undefined) {
      if (groups.size === mostGroups) mergeGroups()
      const layout = layoutOf(form)
      group = { response, status, layout, sums: emptyTally(layout, 'pairs'), weeks: new Map() }
      groups.set(name, group)
    }
    addTo(group.layout, group.sums, answers, sign)
    let weekSums = group.weeks.get(week)
    if (weekSums === undefined) {
      weekSums = tallyOf(response, status, 'week', week, 'counts').sums
      group.weeks.set(week, weekSums)
    }
    addTo(group.layout, weekSums, answers, sign)
  }

  return {
    add(response, status, sign) {
      const { receptionFor, form, answers } = response
      if (receptionFor === undefined) {
        addPart(response, status, sign, addResponse)
        return
      }
      const { reception, others } = splitAnswers(layoutOf(form), answers)
      addPart({ ...response, answers: others }, status, sign, addResponse)
      if (receptionFor !== null) {
        // Of the other agency's units nobody was visited.
        addPart(
          { ...response, agency: receptionFor, unit: null, answers: reception },
          status,
          sign,
          addAnswers,
        )
      }
    },
    all() {
      mergeGroups()
      return tallies
    },
  }
}

function addTo(sums: number[], increments: readonly number[]): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += increments[at]!
}
