import type { Language } from '../../survey-forms/form-definition.ts'
import type { Point } from '../storage/points-store.ts'
import type { Unit } from '../storage/registry-store.ts'
import type { Channel } from '../storage/response-record.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'
import { channelNames } from '../texts/channel-names.ts'
import type { AgencyByCut, ShownFigures } from './agency-parts.ts'

/** A row of a breakdown, and a bar of its pictures. */
export interface NamedPart {
  readonly name: string
  /** What else tells it from others, in small print: a place, that it has ended; else empty. */
  readonly hint: string
  readonly n: number
  readonly figures: ShownFigures
}

/** What is known of an agency's parts beside their figures. */
export interface KnownParts {
  readonly units: readonly Unit[]
  /** All points that serve or served the agency. */
  readonly points: readonly Point[]
}

/**
 * The parts of an agency by a cut with their names, in the order in which people look for them: those that are
 * registered, also without responses, then what only the figures know. Where responses belong to no unit, a last row
 * says how many, so that the numbers add up.
 */
export function namedParts(
  { whole, parts }: AgencyByCut,
  cut: 'unit' | 'point' | 'channel',
  { units, points }: KnownParts,
  language: Language,
): readonly NamedPart[] {
  const texts = breakdownTexts[language]
  const left = new Map(parts.map((part) => [part.code, part]))
  const take = (code: string, name: string, hint = ''): NamedPart => {
    const part = left.get(code)
    left.delete(code)
    return { name, hint, n: part?.n ?? 0, figures: part?.figures ?? null }
  }
  if (cut === 'channel') {
    const names = Object.entries(channelNames)
    return names
      .filter(([code]) => left.has(code))
      .map(([code, name]) => take(code, name[language]))
      .concat(
        [...left.keys()].sort().map((code) => take(code, channelNames[code as Channel]?.[language] ?? code)),
      )
  }
  const known =
    cut === 'unit'
      ? units
          .filter(({ code, endedOn }) => endedOn === undefined || left.has(code))
          .map(({ code, name, endedOn }) => take(code, name, endedOn === undefined ? '' : texts.ended))
      : points
          .filter(({ code, retiredAt }) => retiredAt === null || left.has(code))
          .toSorted((a, b) => a.desk.localeCompare(b.desk, 'vi'))
          .map(({ code, desk, place, retiredAt }) =>
            take(code, desk, retiredAt === null ? place : `${place}, ${texts.retired}`),
          )
  const others = [...left.keys()]
    .sort()
    .map((code) => take(code, cut === 'point' ? texts.unnamedPoint(code) : code))
  const rows = [...known, ...others]
  const rest = whole.n - rows.reduce((sum, { n }) => sum + n, 0)
  return cut === 'unit' && rest > 0 && rows.length > 0
    ? [...rows, { name: texts.noUnit, hint: '', n: rest, figures: null }]
    : rows
}
