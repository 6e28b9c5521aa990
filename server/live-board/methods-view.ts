import {
  type AgencyUnderMethods,
  type BlockUnderMethods,
  compareMethods,
} from '../../scoring/compare-methods.ts'
import type { IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import { meaningOfPercent, unroundedNote } from '../../scoring/method-notes.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { rankChangeText } from '../figures/change-text.ts'
import { type FigureText, figureText, footingOf, rankText } from '../figures/figure-text.ts'
import { periodOf } from '../figures/figures-input.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { methodsTexts } from '../texts/methods-texts.ts'
import type { Breadcrumb } from '../web/agency-breadcrumb.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { asOfText } from './board-frame.ts'
import { type MethodChoices, methodParameters } from './method-choices.ts'
import { type SlopePictureView, slopePicture } from './slope-picture.ts'

/** What the page of two methods is made from: the same tallies under both. */
export interface MethodsInput {
  readonly first: IndexDocument
  readonly second: IndexDocument
  /** Codes of the agencies that could not be scored again. */
  readonly withoutSums: readonly string[]
  readonly language: Language
}

/** The page of two methods side by side. */
export interface MethodsView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly asOf: string
  readonly introduction: string
  readonly form: {
    readonly action: string
    readonly heading: string
    readonly selects: readonly MethodSelect[]
    readonly submit: string
  }
  readonly methods: readonly { readonly term: string; readonly text: string }[]
  /** What the other method changes, in a sentence; or why that cannot be said. */
  readonly outcome: string
  /** Null where there is nothing to set side by side. */
  readonly comparison: {
    readonly picture: SlopePictureView | null
    readonly table: MethodsTable
    readonly notes: readonly string[]
  } | null
}

export interface MethodSelect {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
}

export interface MethodsTable {
  readonly caption: string
  readonly heads: {
    readonly agency: string
    readonly first: string
    readonly second: string
    readonly percent: string
    readonly rank: string
    readonly change: string
  }
  readonly rows: readonly {
    readonly name: string
    readonly code: string
    readonly first: FigureText
    readonly firstRank: string
    readonly second: FigureText
    readonly secondRank: string
    readonly change: string
  }[]
}

/**
 * The agencies of a block under the method of their period and under another one: two tables in one, a picture of how
 * ranks move, and a sentence that sums it up. Percentages are not subtracted: they are not of the same thing.
 * @returns null if the index has no such block
 */
export function methodsView(input: MethodsInput, blockCode: string): MethodsView | null {
  const { first, second, language } = input
  const boardWords = boardTexts[language]
  const methodsWords = methodsTexts[language]
  const block = first.blocks.find(({ code }) => code === blockCode)
  const compared = compareMethods(first, second).blocks.find(({ code }) => code === blockCode)
  if (block === undefined || compared === undefined) return null
  const period = periodOf(first)
  const { outcome, isComparable } = outcomeOf(input, block, compared)
  const table = isComparable ? methodsTable(input, block, compared) : null
  return {
    title: `${methodsWords.title} – ${block.name}`,
    heading: methodsWords.heading(block.name, period.name),
    breadcrumb: {
      label: boardWords.breadcrumb,
      links: [
        { href: paths.homeAffairs, text: boardWords.allPeriods },
        { href: link(paths.board, { period: period.id, block: block.code }), text: block.name },
      ],
    },
    asOf: asOfText({ document: first, language }),
    introduction: methodsWords.introduction,
    form: {
      action: link(paths.methods, { period: period.id, block: block.code }),
      heading: methodsWords.choose,
      selects: methodSelects(second.method, language),
      submit: methodsWords.submit,
    },
    methods: [
      { term: methodsWords.first, text: methodText(first.method, language) },
      { term: methodsWords.second, text: methodText(second.method, language) },
    ],
    outcome,
    comparison: table && { picture: picture(compared, language), table, notes: notesUnder(input, table) },
  }
}

function outcomeOf(
  { first, second, withoutSums, language }: MethodsInput,
  block: IndexBlock,
  compared: BlockUnderMethods,
): { readonly outcome: string; readonly isComparable: boolean } {
  const texts = methodsTexts[language]
  const number = (count: number) => formatInteger(count, language)
  const lacking = block.agencies.filter(({ code, eligible }) => eligible && withoutSums.includes(code))
  if (lacking.length > 0) {
    const outcome = texts.withoutSums(number(lacking.length), number(block.eligible))
    return { outcome, isComparable: false }
  }
  if (methodText(first.method, language) === methodText(second.method, language)) {
    return { outcome: texts.same, isComparable: false }
  }
  const ranked = rankedUnderBoth(compared)
  const outcome =
    ranked.length === 0
      ? texts.notRanked
      : compared.moved === 0
        ? texts.notMoved
        : texts.moved(number(compared.moved), number(ranked.length), number(compared.largestMove))
  return { outcome, isComparable: true }
}

interface RankedAgency {
  readonly agency: AgencyUnderMethods
  readonly ranks: readonly [first: number, second: number]
}

function rankedUnderBoth({ agencies }: BlockUnderMethods): readonly RankedAgency[] {
  return agencies.flatMap((agency) => {
    const [first, second] = agency.overall.ranks
    return first === null || second === null ? [] : [{ agency, ranks: [first, second] as const }]
  })
}

function methodsTable(
  { first, second, language }: MethodsInput,
  block: IndexBlock,
  compared: BlockUnderMethods,
): MethodsTable {
  const texts = figureTexts[language]
  const methodsWords = methodsTexts[language]
  const other = second.blocks.find(({ code }) => code === block.code)!
  const others = new Map(other.agencies.map((agency) => [agency.code, agency]))
  const changes = new Map(compared.agencies.map(({ code, overall }) => [code, overall]))
  return {
    caption: methodsWords.tableCaption(block.name),
    heads: {
      agency: texts.agency,
      first: methodsWords.first,
      second: methodsWords.second,
      percent: methodsWords.percent,
      rank: methodsWords.rank,
      change: methodsWords.change,
    },
    rows: block.agencies.map((agency) => {
      const again = others.get(agency.code)!
      // The same responses stand behind both figures.
      const footing = footingOf(agency, first.method)
      return {
        name: agency.name,
        code: agency.code,
        first: figureText(agency.overall, first.method, footing, language),
        firstRank: rankText(block, agency, ({ overall }) => overall, language),
        second: figureText(again.overall, second.method, footing, language),
        secondRank: rankText(other, again, ({ overall }) => overall, language),
        change: rankChangeText(changes.get(agency.code)!, language) ?? '–',
      }
    }),
  }
}

function picture(compared: BlockUnderMethods, language: Language): SlopePictureView | null {
  const texts = methodsTexts[language]
  const ranked = rankedUnderBoth(compared)
  if (ranked.length === 0) return null
  const inWords = ranked.map(({ agency, ranks: [first, second] }) =>
    texts.pictureRow(agency.name, String(first), String(second)),
  )
  return slopePicture({
    id: 'slope-picture',
    title: texts.pictureTitle,
    description: texts.pictureDescription(inWords.join('; ')),
    rows: ranked.map(({ agency, ranks }) => ({ label: agency.code, ranks })),
    key: texts.pictureKey,
  })
}

function methodSelects(second: MethodChoices, language: Language): readonly MethodSelect[] {
  const texts = methodsTexts[language]
  const select = <Choice extends string>(
    name: keyof typeof methodParameters,
    label: string,
    choices: readonly Choice[],
    words: Readonly<Record<Choice, string>>,
    chosen: Choice,
  ): MethodSelect => ({
    name,
    label,
    options: choices.map((value) => ({ value, text: words[value], selected: value === chosen })),
  })
  const { question, criterion, ties } = methodParameters
  return [
    select('question', texts.question, question, texts.questionMethods, second.questionMethod),
    select('criterion', texts.criterion, criterion, texts.criterionMethods, second.criterionMethod),
    select('ties', texts.ties, ties, texts.tieRules, second.ties),
  ]
}

function methodText({ questionMethod, criterionMethod, ties }: MethodChoices, language: Language): string {
  const texts = methodsTexts[language]
  return texts.method(
    texts.questionMethods[questionMethod],
    texts.criterionMethods[criterionMethod],
    texts.tieRules[ties],
  )
}

function notesUnder(input: MethodsInput, { rows }: MethodsTable): readonly string[] {
  const texts = figureTexts[input.language]
  const methodsWords = methodsTexts[input.language]
  return [
    ...meanings(input),
    methodsWords.notSubtracted,
    methodsWords.rankChangeNote,
    unroundedNote[input.language],
    ...(rows.some(({ first, second }) => first.pale || second.pale) ? [texts.smallSample] : []),
  ]
}

/** What a number means under each; once where it means the same. */
function meanings({ first, second, language }: MethodsInput): readonly string[] {
  const texts = methodsTexts[language]
  const [one, other] = [first, second].map(
    ({ form, method }) => meaningOfPercent(form.definition, method)[language],
  )
  if (one === other) return [one!]
  return [texts.meaning(texts.first, one!), texts.meaning(texts.second, other!)]
}
