import type { FigureDifference, IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { differenceLeafTexts, differenceTexts } from '../texts/difference-texts.ts'
import { formatDecimalInText, formatInteger, formatPercent } from '../web/vietnamese-format.ts'

/** A table of differences for people: what matters most, and how many more there are. */
export interface DifferencesView {
  readonly caption: string
  readonly heads: {
    readonly place: string
    readonly what: string
    readonly before: string
    readonly after: string
  }
  readonly rows: readonly {
    readonly place: string
    readonly what: string
    readonly before: string
    readonly after: string
  }[]
  /** Null where all are listed. */
  readonly more: string | null
}

/** More rows than these nobody reads; the file of a restatement has them all. */
const mostRows = 60

/** Leaves that a person wants to see; whatever follows from them is counted only. */
const shownLeaves = new Set(Object.keys(differenceLeafTexts))

/**
 * @param document either of the two: it says what agencies and criteria are called
 * @returns null where nothing differs
 */
export function differencesView(
  differences: readonly FigureDifference[],
  document: IndexDocument,
  language: Language,
): DifferencesView | null {
  if (differences.length === 0) return null
  const texts = differenceTexts[language]
  const main = differences.filter(({ path }) => isMain(path))
  const shown = (main.length > 0 ? main : differences).slice(0, mostRows)
  const left = differences.length - shown.length
  return {
    caption: texts.caption,
    heads: { place: texts.place, what: texts.what, before: texts.before, after: texts.after },
    rows: shown.map(({ path, before, after }) => {
      const leaf = leafOf(path)
      return {
        ...wordsOf(path, document, language),
        before: valueText(before, leaf, document, language),
        after: valueText(after, leaf, document, language),
      }
    }),
    more: left === 0 ? null : texts.more(formatInteger(left, language)),
  }
}

function isMain(path: string): boolean {
  return shownLeaves.has(leafOf(path)) && !path.includes('/questions/')
}

function leafOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}

function wordsOf(
  path: string,
  document: IndexDocument,
  language: Language,
): { readonly place: string; readonly what: string } {
  const texts = differenceTexts[language]
  const segments = path.split('/').slice(1).map(unescaped)
  const [, blockCode, , agencyCode] = segments
  if (segments[0] !== 'blocks') {
    const isTarget = path.startsWith('/method/targets')
    return { place: texts.document, what: isTarget ? texts.targetOf : segments.join(' – ') }
  }
  const block = document.blocks.find(({ code }) => code === blockCode)
  const isAgency = segments[2] === 'agencies' && agencyCode !== undefined
  const agency = block?.agencies.find(({ code }) => code === agencyCode)
  const rest = segments.slice(isAgency ? 4 : 2)
  return {
    place: isAgency ? (agency?.name ?? agencyCode) : (block?.name ?? blockCode ?? ''),
    what: rest
      .map((name, place) => nameOf(name, place === rest.length - 1))
      .filter(Boolean)
      .join(': '),
  }

  function nameOf(name: string, isLast: boolean): string {
    if (isLast) return differenceLeafTexts[name]?.[language] ?? name
    if (name === 'overall') return texts.overall
    if (name === 'criteria' || name === 'responses' || name === 'target') return ''
    return document.criteria.find(({ code }) => code === name)?.name[language] ?? name
  }
}

const percents = new Set(['percent', 'previousPercent', 'mean'])

function valueText(value: unknown, leaf: string, { method }: IndexDocument, language: Language): string {
  const texts = differenceTexts[language]
  if (value === null) return texts.nothing
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  if (percents.has(leaf)) return formatPercent(value, method.decimals, language)
  const size = Math.abs(value)
  const text = Number.isInteger(size) ? formatInteger(size, language) : formatDecimalInText(size, language)
  return value < 0 ? `−${text}` : text
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
