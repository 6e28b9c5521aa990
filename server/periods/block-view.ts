import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { PeriodAgency } from '../storage/periods-store.ts'
import { type DraftField, draftTexts, type MemberColumn } from '../texts/period-draft-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { type BlockGround, cellIds, type KeptBlock, listedAgencies } from './parse-block.ts'
import { goalText } from './period-words.ts'
import { type Attempt, messagesOf, type SectionView, sectionFrame } from './section-view.ts'

interface CellView {
  readonly id: string
  /** The head of its column, which a narrow screen shows beside it. */
  readonly column: string
  readonly label: string
  readonly value: string
  readonly errors: readonly string[]
  readonly describedBy: string | undefined
}

/** The page of a block: its agencies as a table to tick and fill in, and a field for pasted lines. */
export interface BlockView extends Omit<SectionView, 'groups'> {
  readonly fields: readonly FormField<string>[]
  readonly target: FormField<string>
  readonly members: {
    readonly caption: string
    readonly hint: string
    readonly empty: string | undefined
    readonly columns: Readonly<Record<MemberColumn, string>>
    readonly rows: readonly {
      readonly id: string
      readonly code: string
      readonly name: string
      readonly note: string | undefined
      readonly checked: boolean
      /** Of an open period: it stays, so there is nothing to tick. */
      readonly stays: boolean
      readonly cells: readonly CellView[]
    }[]
    readonly elsewhere: string | undefined
  }
  readonly lines: FormField<string>
  readonly remove: { readonly action: string; readonly button: string; readonly warning: string } | undefined
}

export interface BlockViewInput extends BlockGround {
  readonly language: Language
  readonly kept: KeptBlock
  readonly attempt: Attempt
}

export function blockView(input: BlockViewInput): BlockView {
  const { language, period, block, agencies, kept, attempt } = input
  const texts = draftTexts[language]
  const messages = messagesOf(attempt.problems, (field) => labelOf(field, input), language)
  const errorsOf = (id: string) => messages.filter(({ field }) => field === id).map(({ message }) => message)
  const isDraft = period.status === 'draft'
  const listed = listedAgencies(input)
  const known = new Map((block?.agencies ?? []).map((member) => [member.code, member]))

  const field = (id: 'code' | 'blockName' | 'target' | 'lines') =>
    formField({
      id,
      label: texts.labels[id],
      hint: texts.hints[id],
      errors: errorsOf(id),
      value: kept[id],
      type: 'text' as const,
    })
  const cell = (column: Exclude<MemberColumn, 'agency'>, code: string): CellView => {
    const id = cellIds[column](code)
    const { describedBy, errors } = formField({
      id,
      label: '',
      hint: undefined,
      errors: errorsOf(id),
      value: '',
      type: 'text',
    })
    const label = texts.columnOf(texts.columns[column], code)
    return { id, column: texts.columns[column], label, value: kept.cells[id] ?? '', errors, describedBy }
  }
  const elsewhere = period.blocks
    .filter(({ code }) => code !== block?.code)
    .flatMap((other) => other.agencies.map(({ code }) => texts.agencyIn(code, other.name)))
  const heading = block === null ? texts.newBlockTitle : block.name
  const at = { period: period.id, block: block?.code ?? '' }
  return {
    ...sectionFrame({ language, period, heading, messages, attempt }),
    introduction: isDraft ? [] : [texts.amendable],
    action: block === null ? link(paths.periodBlocks, at) : link(paths.periodBlock, at),
    fields: [...(block === null ? [field('code')] : []), ...(isDraft ? [field('blockName')] : [])],
    target: field('target'),
    members: {
      caption: texts.labels.members,
      hint: texts.hints.members ?? '',
      empty: listed.length === 0 ? texts.noAgencies : undefined,
      columns: texts.columns,
      rows: listed.map(({ code, name }) => ({
        id: `member-${code}`,
        code,
        name: texts.agencyNamed(name, code),
        note: noteOf(known.get(code), language),
        checked: kept.members.includes(code),
        stays: !isDraft && known.has(code),
        cells: [cell('transactions', code), cell('quota', code), cell('target', code)],
      })),
      elsewhere: elsewhere.length > 0 ? texts.elsewhere(elsewhere.join(', ')) : undefined,
    },
    lines: field('lines'),
    remove:
      isDraft && block !== null
        ? {
            action: link(paths.removePeriodBlock, at),
            button: texts.removeBlock,
            warning: texts.removeBlockWarning,
          }
        : undefined,
  }

  function noteOf(member: PeriodAgency | undefined, of: Language): string | undefined {
    const from = member?.predecessors ?? []
    const names = from.map((code) => agencies.find((agency) => agency.code === code)?.name ?? code)
    return names.length > 0 ? draftTexts[of].madeFrom(names.join(', ')) : undefined
  }
}

/** What stands in the fields of a block before anything was typed. */
export function blockAsKept({ period, block }: BlockGround, language: Language): KeptBlock {
  const goalOf = (agency: string | undefined) => {
    const goal = period.method.targets.find(
      (target) => target.block === block?.code && target.agency === agency,
    )
    return goal === undefined ? '' : goalText(goal, language)
  }
  const members = block?.agencies ?? []
  return {
    code: block?.code ?? '',
    blockName: block?.name ?? '',
    target: goalOf(undefined),
    lines: '',
    members: members.map(({ code }) => code),
    cells: Object.fromEntries(
      members.flatMap(({ code, transactions, quota }) => [
        [cellIds.transactions(code), transactions === null ? '' : String(transactions)],
        [cellIds.quota(code), quota === null ? '' : String(quota)],
        [cellIds.target(code), goalOf(code)],
      ]),
    ),
  }
}

function labelOf(id: string, { agencies, language }: BlockViewInput): string {
  const texts = draftTexts[language]
  for (const { code } of agencies) {
    for (const column of ['transactions', 'quota', 'target'] as const) {
      if (cellIds[column](code) === id) return texts.columnOf(texts.columns[column], code)
    }
  }
  return texts.labels[id as DraftField] ?? id
}
