import type { ImportedFigures } from '../../scoring/imported-figures.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Ties } from '../../scoring/method.ts'
import { ranking } from '../../scoring/ranking.ts'
import { foldedName } from '../../survey-forms/folded-name.ts'
import type { ImportedChange } from '../storage/index-imports-store.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import type { ReadAgency, ReadIndex } from './read-file.ts'

/** An agency as this installation knows it. */
export interface KnownAgency {
  readonly code: string
  readonly name: string
}

export interface KnownBlock {
  readonly code: string
  readonly name: string
}

/** What a file is held against. */
export interface ImportSetting {
  readonly period: { readonly id: string; readonly name: string }
  /** The period comes with the file, agencies and all; else its agencies have been chosen here. */
  readonly whole: boolean
  /** By agency code, the block of each agency of a period that was opened here. */
  readonly members: ReadonlyMap<string, KnownBlock>
  readonly registry: readonly KnownAgency[]
  /** Blocks of other periods: one of the same name keeps its code. */
  readonly blocks: readonly KnownBlock[]
  /** Codes of the agencies that have responses here in the period. */
  readonly computed: ReadonlySet<string>
  /** By agency code, the figures that were imported before. */
  readonly before: ReadonlyMap<string, ImportedFigures>
  /** What the period shows now; null: nothing yet. */
  readonly document: Pick<IndexDocument, 'blocks'> | null
  readonly criteria: readonly string[]
  readonly ties: Ties
}

/** What an import would do, or what keeps it from it. */
export interface ImportPlan {
  readonly problems: readonly ImportProblem[]
  readonly agencies: readonly PlannedAgency[]
  /** Figures that would be other ones than were imported before. */
  readonly changes: readonly ImportedChange[]
  /** Ranks that the file has and that do not follow from the percentages. */
  readonly rankDifferences: readonly RankDifference[]
}

export interface PlannedAgency {
  readonly code: string
  readonly name: string
  readonly block: KnownBlock
  readonly figures: ImportedFigures
  /** As it comes out among all agencies of the block; null: it is not ranked. */
  readonly rank: number | null
  /** `new`: it had no imported figures in the period; `unknown`: nor is it in the registry, and comes with the file. */
  readonly state: 'unknown' | 'new' | 'changed' | 'same'
  readonly place: string
}

export interface RankDifference {
  readonly agency: string
  readonly place: string
  readonly inFile: number
  readonly here: number | null
}

const codePattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/

/**
 * Holds a file against what is known here: who its agencies are, whether it is of this period, whose figures would
 * change, and which ranks follow. Pure: the same for a dry run and for the import itself.
 */
export function planImport(index: ReadIndex, setting: ImportSetting): ImportPlan {
  const problems: ImportProblem[] = [...periodProblems(index, setting)]
  const known = knownBy(setting)
  const placeOf = new Map<string, string>()
  const matched = index.agencies.flatMap((read) => {
    const agency = match(read, known, setting, problems)
    if (agency === null) return []
    const first = placeOf.get(agency.code)
    if (first !== undefined) {
      problems.push({ field: read.places.code, code: 'repeated-agency', text: agency.code, other: first })
      return []
    }
    placeOf.set(agency.code, read.places.code)
    if (setting.computed.has(agency.code)) {
      problems.push({ field: read.places.code, code: 'computed-here', text: agency.name })
    }
    return [{ read, ...agency }]
  })
  const ranks = ranksOf(matched, setting)
  if (setting.whole) refuseIncomplete(matched, problems)
  return {
    problems,
    agencies: matched.map(({ read, isUnknown, ...agency }) => {
      const before = setting.before.get(agency.code)
      const changed = before !== undefined && changesOf(agency.code, before, read.figures).length > 0
      const same = changed ? 'changed' : 'same'
      return {
        ...agency,
        figures: read.figures,
        rank: ranks.get(agency.code) ?? null,
        state: isUnknown ? 'unknown' : before === undefined ? 'new' : same,
        place: read.places.code,
      }
    }),
    changes: matched.flatMap(({ code, read }) => {
      const before = setting.before.get(code)
      return before === undefined ? [] : changesOf(code, before, read.figures)
    }),
    rankDifferences: matched.flatMap(({ code, read }): readonly RankDifference[] => {
      const here = ranks.get(code) ?? null
      if (read.rank === null || read.rank.rank === here) return []
      return [{ agency: code, place: read.places.rank, inFile: read.rank.rank, here }]
    }),
  }
}

/** A table says "Năm 2025", a document its id as well. */
function periodProblems({ period: named }: ReadIndex, { period }: ImportSetting): readonly ImportProblem[] {
  if (named === null) return []
  const own = [period.id, period.name, `Năm ${period.id}`].map(foldedName)
  const isOwn = named.id === null ? own.includes(foldedName(named.name)) : named.id === period.id
  if (isOwn) return []
  return [{ field: named.place, code: 'other-period', text: named.id ?? named.name, other: period.name }]
}

interface Known {
  readonly byCode: ReadonlyMap<string, KnownAgency>
  readonly byName: ReadonlyMap<string, KnownAgency | 'several'>
}

function knownBy({ registry }: ImportSetting): Known {
  const byName = new Map<string, KnownAgency | 'several'>()
  for (const agency of registry) {
    const name = foldedName(agency.name)
    byName.set(name, byName.has(name) ? 'several' : agency)
  }
  return { byCode: new Map(registry.map((agency) => [foldedName(agency.code), agency])), byName }
}

interface Matched extends KnownAgency {
  readonly block: KnownBlock
  readonly isUnknown: boolean
}

/** By its code, and by its name where the code is another one; null: refused. */
function match(
  read: ReadAgency,
  { byCode, byName }: Known,
  setting: ImportSetting,
  problems: ImportProblem[],
): Matched | null {
  const refuse = (problem: ImportProblem): null => {
    problems.push(problem)
    return null
  }
  const named = read.name === null ? undefined : byName.get(foldedName(read.name))
  const found = byCode.get(foldedName(read.code)) ?? (named === 'several' ? undefined : named)
  if (found !== undefined && read.name !== null && foldedName(found.name) !== foldedName(read.name)) {
    return refuse({ field: read.places.name, code: 'other-name', text: read.name, other: found.name })
  }
  if (!setting.whole) {
    const block = found === undefined ? undefined : setting.members.get(found.code)
    if (found === undefined || block === undefined) {
      return refuse({ field: read.places.code, code: 'unknown-agency', text: read.code })
    }
    if (!isSameBlock(read.block, block)) {
      const text = read.block.name ?? read.block.code ?? ''
      return refuse({ field: read.places.block, code: 'other-block', text, other: block.name })
    }
    return { ...found, block, isUnknown: false }
  }
  const block = blockOf(read, setting)
  if (found !== undefined) return { ...found, block, isUnknown: false }
  if (!codePattern.test(read.code))
    return refuse({ field: read.places.code, code: 'bad-code', text: read.code })
  if (read.name === null) return refuse({ field: read.places.name, code: 'missing-name', text: read.code })
  return { code: read.code, name: read.name, block, isUnknown: true }
}

function isSameBlock({ code, name }: ReadAgency['block'], block: KnownBlock): boolean {
  const own = [block.code, block.name].map(foldedName)
  return [code, name].some((each) => each !== null && own.includes(foldedName(each)))
}

/** One that is known by its code or name, else a new one. */
function blockOf({ block }: ReadAgency, { blocks }: ImportSetting): KnownBlock {
  const found = blocks.find((each) => isSameBlock(block, each))
  if (found !== undefined) return found
  const name = block.name ?? block.code ?? ''
  return { code: block.code ?? codeOfName(name), name }
}

/** 'Khối sở, ban, ngành' as 'khoi-so-ban-nganh'. */
function codeOfName(name: string): string {
  const ascii = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\p{M}+/gu, '')
  return (
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32) || 'khoi'
  )
}

type MatchedRow = Matched & { readonly read: ReadAgency }

/** Among everybody in the block: those of the file, and those that have figures here. */
function ranksOf(
  matched: readonly MatchedRow[],
  { document, ties }: ImportSetting,
): ReadonlyMap<string, number | null> {
  const fromFile = new Set(matched.map(({ code }) => code))
  const blocks = new Map<string, { code: string; percent: number | null }[]>()
  const add = (block: string, code: string, percent: number | null) =>
    blocks.set(block, [...(blocks.get(block) ?? []), { code, percent }])
  for (const { code, block, read } of matched) {
    const { overall, ineligibleBecause } = read.figures
    add(block.code, code, ineligibleBecause === null ? overall : null)
  }
  for (const block of document?.blocks ?? []) {
    for (const agency of block.agencies) {
      if (!fromFile.has(agency.code)) {
        add(block.code, agency.code, agency.eligible ? agency.overall.percent : null)
      }
    }
  }
  return new Map(
    [...blocks.values()].flatMap((members) => {
      const ranks = ranking(
        members.map(({ percent }) => percent),
        ties,
      )
      return members.map(({ code }, at) => [code, ranks[at] ?? null] as const)
    }),
  )
}

/** "07/18" beside fewer than 18: figures are ranked with their block, and a part of one would be ranked wrongly. */
function refuseIncomplete(matched: readonly MatchedRow[], problems: ImportProblem[]): void {
  for (const { block, read } of matched) {
    const of = read.rank?.of ?? null
    const ranked = matched.filter(
      (other) => other.block.code === block.code && other.read.figures.ineligibleBecause === null,
    ).length
    if (of !== null && of > ranked) {
      problems.push({
        field: read.places.rank,
        code: 'incomplete-block',
        text: String(of),
        other: String(ranked),
      })
      return
    }
  }
}

/** Every figure that would be another one. */
export function changesOf(
  agency: string,
  before: ImportedFigures,
  after: ImportedFigures,
): readonly ImportedChange[] {
  const codes = new Set([...Object.keys(before.criteria), ...Object.keys(after.criteria)])
  const pairs: readonly (readonly [string, number | null, number | null])[] = [
    ['overall', before.overall, after.overall],
    ...[...codes].map((code) => [code, before.criteria[code] ?? null, after.criteria[code] ?? null] as const),
    ['counted', before.counted, after.counted],
  ]
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([figure, was, is]) => ({ agency, figure, before: was, after: is }))
}
