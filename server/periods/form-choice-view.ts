import {
  type FormDefinition,
  formId,
  indexQuestions,
  type Language,
} from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { type DraftField, draftTexts } from '../texts/period-draft-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { type Attempt, choiceItem, messagesOf, type SectionView, sectionFrame } from './section-view.ts'

/** A form version in one line. */
export function formLine(form: FormDefinition, language: Language): string {
  return draftTexts[language].formVersion(
    form.title[language],
    formId(form),
    formatInteger(form.criteria.length, language),
    formatInteger(indexQuestions(form).length, language),
  )
}

/** The page on which the form of a draft is chosen among all versions. */
export function formChoiceView({
  language,
  period,
  forms,
  chosen,
  attempt,
}: {
  readonly language: Language
  readonly period: Period
  readonly forms: readonly FormDefinition[]
  /** The name of a form version. */
  readonly chosen: string
  readonly attempt: Attempt
}): SectionView {
  const texts = draftTexts[language]
  const messages = messagesOf(attempt.problems, (field) => texts.labels[field as DraftField], language)
  const options = forms.map((form) => ({
    value: formId(form),
    text: formLine(form, language),
    checked: formId(form) === chosen,
    link: { href: link(paths.form, { form: formId(form) }), text: texts.previewForm },
  }))
  return {
    ...sectionFrame({ language, period, heading: texts.sections.form, messages, attempt }),
    introduction: [texts.formHint],
    action: link(paths.periodForm, { period: period.id }),
    groups: [
      {
        heading: undefined,
        items: [
          choiceItem(
            { id: 'form', name: 'form', type: 'radio', legend: texts.labels.form, hint: undefined, options },
            messages,
          ),
        ],
      },
    ],
  }
}
