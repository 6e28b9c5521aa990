import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { OpeningObstacle } from '../period-life/opening-obstacles.ts'
import { agencyCodes } from '../period-life/overlaps.ts'
import type { Period, PeriodBlock } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { indexExchangeTexts } from '../texts/index-exchange-texts.ts'
import { draftTexts, type MemberColumn } from '../texts/period-draft-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { formLine } from './form-choice-view.ts'
import { goalText, nextText, obstacleText, statusText, wholeMethodWords } from './period-words.ts'

interface Anchor {
  readonly href: string
  readonly text: string
}

interface Button {
  readonly action: string
  readonly text: string
  readonly hint: string | undefined
}

/** The page of one period: where it stands, what to do next, and everything it says. */
export interface PeriodView {
  readonly title: string
  readonly heading: string
  readonly status: string
  readonly notice: string | undefined
  readonly alert: string | undefined
  readonly whatNext: string
  readonly next: string
  readonly obstacles: readonly string[]
  /** The revision that the buttons are about. */
  readonly revision: string
  readonly buttons: readonly Button[]
  readonly links: readonly Anchor[]
  readonly basics: {
    readonly heading: string
    readonly lines: readonly string[]
    readonly edit: Anchor | undefined
  }
  readonly form: {
    readonly heading: string
    readonly line: string
    readonly link: Anchor
    readonly note: string | undefined
    readonly edit: Anchor | undefined
  }
  readonly method: {
    readonly heading: string
    readonly lines: readonly string[]
    readonly note: string | undefined
    readonly edit: Anchor | undefined
  }
  readonly blocks: {
    readonly heading: string
    readonly empty: string | undefined
    readonly list: readonly BlockSummary[]
    readonly add: Anchor | undefined
  }
  readonly remove: Button | undefined
  readonly back: Anchor
}

interface BlockSummary {
  readonly id: string
  readonly name: string
  readonly size: string
  readonly target: string
  readonly empty: string | undefined
  readonly table:
    | {
        readonly caption: string
        readonly columns: Readonly<Record<MemberColumn, string>>
        readonly rows: readonly {
          readonly name: string
          readonly note: string | undefined
          readonly transactions: string
          readonly quota: string
          readonly target: string
        }[]
      }
    | undefined
  readonly edit: Anchor | undefined
}

export interface PeriodViewInput {
  readonly language: Language
  readonly period: Period
  /** Undefined: the draft names a form that is not there. */
  readonly form: FormDefinition | undefined
  readonly agencies: readonly Agency[]
  readonly obstacles: readonly OpeningObstacle[]
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
  /** Whether this person may change anything. */
  readonly mayManage: boolean
  /** What the request before this one did. */
  readonly said: 'saved' | 'not-opened' | 'not-scheduled' | 'changed' | undefined
}

export function periodView(input: PeriodViewInput): PeriodView {
  const { language, period, form, obstacles, today, mayManage, said } = input
  const texts = draftTexts[language]
  const isDraft = period.status === 'draft'
  const canEdit = mayManage && isDraft
  const canAmend = mayManage && (isDraft || period.status === 'open')
  const at = { period: period.id }
  const edit = (may: boolean, href: string, text: string): Anchor | undefined =>
    may ? { href, text } : undefined
  const failed = {
    'not-opened': texts.notOpened,
    'not-scheduled': texts.notScheduled,
    changed: texts.changedMeanwhile,
  }
  return {
    title: period.name,
    heading: period.name,
    status: statusText(period, language),
    notice: said === 'saved' ? texts.saved : undefined,
    alert: said === undefined || said === 'saved' ? undefined : failed[said],
    whatNext: texts.whatNext,
    next: nextText(
      period,
      { today, isComplete: agencyCodes(period).length > 0, isPossible: obstacles.length === 0 },
      language,
    ),
    obstacles: obstacles.map((obstacle) => obstacleText(obstacle, language)),
    revision: String(period.revision ?? 0),
    buttons: canEdit ? buttonsOf(input) : [],
    links: isDraft ? [] : linksOf(period, language),
    basics: {
      heading: texts.sections.basics,
      lines: [
        `${texts.code}: ${period.id}`,
        texts.opensAt(formatDay(period.opensOn)),
        texts.closesAt(formatDay(period.closesOn)),
      ],
      edit: edit(canAmend, link(paths.periodBasics, at), texts.edit.basics),
    },
    form: {
      heading: texts.sections.form,
      line: form ? formLine(form, language) : texts.obstacles['unknown-form'](period.form),
      link: { href: link(paths.form, { form: period.form }), text: texts.previewForm },
      note: isDraft ? undefined : texts.frozen,
      edit: edit(canEdit, link(paths.periodForm, at), texts.edit.form),
    },
    method: {
      heading: texts.sections.method,
      lines: form ? wholeMethodWords(form, period.method, language) : [],
      note: isDraft ? undefined : texts.frozen,
      edit: edit(canEdit && form !== undefined, link(paths.periodMethod, at), texts.edit.method),
    },
    blocks: {
      heading: texts.sections.blocks,
      empty: period.blocks.length === 0 ? texts.noBlocks : undefined,
      list: period.blocks.map((block) => blockSummary(block, input, canAmend)),
      add: edit(canEdit, link(paths.newPeriodBlock, at), texts.addBlock),
    },
    remove: canEdit
      ? { action: link(paths.deletePeriod, at), text: texts.remove, hint: texts.removeWarning }
      : undefined,
    back: { href: paths.periods, text: texts.backToPeriods },
  }
}

/** What can be done with a draft now: open it on its days, mark it ready before, or take that back. */
function buttonsOf({ period, obstacles, today, language }: PeriodViewInput): readonly Button[] {
  const texts = draftTexts[language]
  const at = { period: period.id }
  const button = (action: string, text: string): Button => ({ action, text, hint: undefined })
  const unschedule = button(link(paths.unschedulePeriod, at), texts.unschedule)
  if (obstacles.length > 0) return period.scheduled ? [unschedule] : []
  if (period.opensOn <= today) return [button(link(paths.openPeriod, at), texts.openNow)]
  return [period.scheduled ? unschedule : button(link(paths.schedulePeriod, at), texts.schedule)]
}

function linksOf({ id, blocks }: Period, language: Language): readonly Anchor[] {
  const texts = draftTexts[language]
  return [
    ...blocks.map(({ code, name }) => ({
      href: link(paths.board, { period: id, block: code }),
      text: texts.board(name),
    })),
    { href: link(paths.publishing, { period: id }), text: texts.publishing },
    { href: link(paths.indexImports, { period: id }), text: indexExchangeTexts[language].past.title },
    { href: paths.points, text: texts.points },
  ]
}

function blockSummary(
  block: PeriodBlock,
  { language, period, agencies }: PeriodViewInput,
  canEdit: boolean,
): BlockSummary {
  const texts = draftTexts[language]
  const nameOf = (code: string) => agencies.find((agency) => agency.code === code)?.name ?? code
  const goalOf = (agency: string | undefined) => {
    const goal = period.method.targets.find(
      (target) => target.block === block.code && target.agency === agency,
    )
    return goal === undefined ? '' : goalText(goal, language)
  }
  const number = (value: number | null) => (value === null ? '' : formatInteger(value, language))
  const target = goalOf(undefined)
  const say = period.status === 'draft' ? texts.editBlock : texts.amendBlock
  return {
    id: `block-${block.code}`,
    name: block.name,
    size: texts.blockSize(formatInteger(block.agencies.length, language)),
    target: target === '' ? texts.noTarget : texts.blockTarget(target),
    empty: block.agencies.length === 0 ? texts.noMembers : undefined,
    table:
      block.agencies.length === 0
        ? undefined
        : {
            caption: texts.blockCaption(block.name),
            columns: texts.columns,
            rows: block.agencies.map(({ code, transactions, quota, predecessors = [] }) => ({
              name: texts.agencyNamed(nameOf(code), code),
              note: predecessors.length > 0 ? texts.madeFrom(predecessors.map(nameOf).join(', ')) : undefined,
              transactions: number(transactions),
              quota: number(quota),
              target: goalOf(code),
            })),
          },
    edit: canEdit
      ? { href: link(paths.periodBlock, { period: period.id, block: block.code }), text: say(block.name) }
      : undefined,
  }
}
