import type { ScoringMethod } from './method.ts'
import { type CellRelation, withheldRelatedCells } from './related-cells.ts'
import type { WithheldCells } from './small-sample.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { answerCount, countsOnly, criterionRespondents, responseCount, subtractTally } from './tally.ts'

/** One part of an agency: a unit, a point, a channel, a week. */
export interface AgencyPart {
  readonly code: string
  /** Of its counted responses, of either extent. */
  readonly tally: Tally
  /** The part of another cut that it belongs to: the unit of a point. */
  readonly within?: { readonly cut: string; readonly code: string }
}

/** Everything one agency is broken down by, each cut one way: `unit`, `point`, `channel`, `week`. */
export type AgencyCuts = Readonly<Record<string, readonly AgencyPart[]>>

/**
 * Which cells of the parts of an agency are withheld, given that the agency and all of these cuts are shown:
 * `smallSample` is applied to each cell's own n, and wherever a withheld cell would follow from others, a second one
 * is withheld ("small numbers" of the scoring method).
 *
 * It is decided from the largest cell to the smallest, a part, then its criteria, then its questions: what a withheld
 * part or criterion consists of is withheld with it. All cuts are decided together, since the same responses may
 * stand in several: a unit is the sum of its points, and parts of different cuts with equal counts are taken for
 * the same. Responses that a cut leaves out (of no unit) count as one more part, which is never shown.
 * @param agency the tally of the whole agency
 * @returns by cut, then by code
 * @throws if the parts of a cut together hold what the agency does not: the tallies are not of one moment.
 * @example withheldInBreakdown(defaultMethod, layout, tally, { unit: [{ code: 'one-stop', tally }] }).get('unit').get('one-stop').agency // false
 */
export function withheldInBreakdown(
  method: ScoringMethod,
  layout: TallyLayout,
  agency: Tally,
  cuts: AgencyCuts,
): ReadonlyMap<string, ReadonlyMap<string, WithheldCells>> {
  const { cells, relations } = cellsOf(layout, agency, cuts)
  const withheldBy = (sizeOf: (tally: Tally) => number, also: ReadonlySet<string>) =>
    withheldRelatedCells(
      method.smallSample,
      sizeOf(agency),
      new Map([...cells].map(([cell, tally]) => [cell, sizeOf(tally)])),
      relations,
      also,
    )

  const wholes = withheldBy(responseCount, new Set())
  const criteria = new Map(
    layout.criteria.map(({ code }) => [
      code,
      withheldBy((tally) => criterionRespondents(layout, tally, code), wholes),
    ]),
  )
  const criterionOf = new Map(layout.criteria.flatMap((c) => c.questions.map((q) => [q, c.code] as const)))
  const questions = new Map(
    layout.questions.map((code) => {
      const criterion = criterionOf.get(code)
      return [
        code,
        withheldBy(
          (tally) => answerCount(layout, tally, code),
          criterion === undefined ? wholes : criteria.get(criterion)!,
        ),
      ]
    }),
  )

  const ofCell = (cell: string, tally: Tally): WithheldCells => {
    const isSmall = (n: number) => n < method.smallSample
    const hidden = (of: ReadonlyMap<string, ReadonlySet<string>>) =>
      [...of].filter(([, withheld]) => withheld.has(cell)).map(([code]) => code)
    // What nobody answered has no figure either.
    const empty = (codes: readonly string[], sizeOf: (code: string) => number) =>
      codes.filter((code) => isSmall(sizeOf(code)))
    const hiddenCells = { criteria: hidden(criteria), questions: hidden(questions) }
    const anything = wholes.has(cell) || hiddenCells.criteria.length + hiddenCells.questions.length > 0
    return {
      agency: wholes.has(cell) || isSmall(responseCount(tally)),
      criteria: new Set([
        ...hiddenCells.criteria,
        ...empty([...criteria.keys()], (code) => criterionRespondents(layout, tally, code)),
      ]),
      questions: new Set([
        ...hiddenCells.questions,
        ...empty(layout.questions, (code) => answerCount(layout, tally, code)),
      ]),
      tally: anything,
    }
  }
  return new Map(
    Object.entries(cuts).map(([cut, parts]) => [
      cut,
      new Map(parts.map(({ code, tally }) => [code, ofCell(cellName(cut, code), tally)])),
    ]),
  )
}

/** Every cell by name, those that no cut shows among them, and which of them make up which. */
function cellsOf(
  layout: TallyLayout,
  agency: Tally,
  cuts: AgencyCuts,
): { readonly cells: ReadonlyMap<string, Tally>; readonly relations: readonly CellRelation[] } {
  const cells = new Map<string, Tally>()
  const relations: CellRelation[] = []
  for (const [cut, parts] of Object.entries(cuts)) {
    for (const { code, tally } of parts) cells.set(cellName(cut, code), countsOnly(layout, tally))
  }

  /** @returns whether the parts are indeed parts of the whole */
  function relate(whole: string | null, tally: Tally, cut: string, parts: readonly string[]): boolean {
    const rest = parts.reduce(
      (left, part) => subtractTally(left, cells.get(part)!),
      [...countsOnly(layout, tally)],
    )
    if (rest.some((count) => count < 0)) return false
    const name = `${whole ?? 'agency'} of no ${cut}`
    cells.set(name, rest)
    relations.push({ whole, parts: [...parts, name] })
    return true
  }

  for (const [cut, parts] of Object.entries(cuts)) {
    const names = parts.map(({ code }) => cellName(cut, code))
    if (!relate(null, agency, cut, names)) throw new Error(`the parts by ${cut} hold more than the agency`)
    // A point that has moved from one unit to another is a part of neither, which is then not the sum of its points.
    for (const [whole, inside] of insideOf(cut, parts)) {
      if (cells.has(whole)) relate(whole, cells.get(whole)!, cut, inside)
    }
  }
  relations.push(...sameCells(cells))
  return { cells, relations }
}

/** The parts of one cut that belong to the same part of another, by the name of that. */
function insideOf(cut: string, parts: readonly AgencyPart[]): ReadonlyMap<string, readonly string[]> {
  const inside = new Map<string, string[]>()
  for (const { code, within } of parts) {
    if (within === undefined) continue
    const whole = cellName(within.cut, within.code)
    inside.set(whole, [...(inside.get(whole) ?? []), cellName(cut, code)])
  }
  return inside
}

/** Cells with the same counts throughout are taken for the same responses. */
function sameCells(cells: ReadonlyMap<string, Tally>): readonly CellRelation[] {
  const first = new Map<string, string>()
  const same: CellRelation[] = []
  for (const [cell, tally] of cells) {
    const counts = tally.join()
    const other = first.get(counts)
    if (other === undefined) first.set(counts, cell)
    else same.push({ whole: other, parts: [cell] })
  }
  return same
}

function cellName(cut: string, code: string): string {
  return `${cut}/${code}`
}
