import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { type DraftField, draftTexts } from '../texts/period-draft-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import type { KeptBasics } from './parse-basics.ts'
import {
  type Attempt,
  choiceItem,
  messagesOf,
  type SectionItem,
  type SectionView,
  sectionFrame,
  textItem,
} from './section-view.ts'

interface BasicsInput {
  readonly language: Language
  readonly kept: KeptBasics
  readonly attempt: Attempt
}

/** The page on which a draft is made, new or copied. */
export function newPeriodView({
  language,
  kept,
  attempt,
  periods,
}: BasicsInput & { readonly periods: readonly Period[] }): SectionView {
  const texts = draftTexts[language]
  const messages = messagesOf(attempt.problems, (field) => texts.labels[field as DraftField], language)
  const text = textField(language, kept, messages)
  const copies = [
    { value: '', text: texts.copyNothing },
    ...periods.map(({ id, name, opensOn, closesOn }) => ({
      value: id,
      text: texts.copyOf(name, texts.dates(formatDay(opensOn), formatDay(closesOn))),
    })),
  ]
  const copyFrom = choiceItem(
    {
      id: 'copyFrom',
      name: 'copyFrom',
      type: 'radio',
      legend: texts.labels.copyFrom,
      hint: texts.hints.copyFrom,
      options: copies.map((option) => ({ ...option, checked: option.value === kept.copyFrom })),
    },
    messages,
  )
  return {
    ...sectionFrame({ language, period: null, heading: texts.newTitle, messages, attempt }),
    introduction: [texts.newIntroduction],
    action: paths.periods,
    groups: [
      {
        heading: undefined,
        items: [
          text('id'),
          text('name'),
          text('opensOn', 'date'),
          text('closesOn', 'date'),
          ...(periods.length > 0 ? [copyFrom] : []),
        ],
      },
    ],
    save: texts.create,
  }
}

/** The page of a period's name and days. The first day of an open period is over and not asked. */
export function basicsView({
  language,
  kept,
  attempt,
  period,
}: BasicsInput & { readonly period: Period }): SectionView {
  const texts = draftTexts[language]
  const messages = messagesOf(attempt.problems, (field) => texts.labels[field as DraftField], language)
  const text = textField(language, kept, messages)
  const isDraft = period.status === 'draft'
  return {
    ...sectionFrame({ language, period, heading: texts.sections.basics, messages, attempt }),
    introduction: isDraft ? [] : [texts.amendable, texts.opensAt(formatDay(period.opensOn))],
    action: link(paths.periodBasics, { period: period.id }),
    groups: [
      {
        heading: undefined,
        items: [text('name'), ...(isDraft ? [text('opensOn', 'date')] : []), text('closesOn', 'date')],
      },
    ],
  }
}

function textField(
  language: Language,
  kept: KeptBasics,
  messages: readonly { readonly field: string; readonly message: string }[],
) {
  const texts = draftTexts[language]
  return (id: keyof KeptBasics, type: 'text' | 'date' = 'text'): SectionItem =>
    textItem({ id, label: texts.labels[id], hint: texts.hints[id], value: kept[id], type }, messages)
}
