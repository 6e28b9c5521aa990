import { type FormDefinition, formId, type Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { formsTexts } from '../texts/forms-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { differencesView } from './differences-view.ts'
import type { VersionVerdict } from './judge-version.ts'
import { type DefinitionProblem, longestDefinition } from './parse-definition.ts'

/** What came of checking a text; null: nothing was sent yet. */
export type Checked =
  | null
  | { readonly problems: readonly DefinitionProblem[]; readonly more: number }
  | { readonly form: FormDefinition; readonly verdict: VersionVerdict }

/** The page of an import: two ways to bring a form in, and what came of checking it. */
export function importView(language: Language, definition: string, checked: Checked) {
  const texts = formsTexts[language]
  const words = texts.import
  const messages = messagesOf(checked, language)
  const longest = formatInteger(longestDefinition / 1000, language)
  const more = checked !== null && 'problems' in checked ? checked.more : 0
  return {
    title: messages.length > 0 ? words.errorTitle(words.title) : words.title,
    heading: words.title,
    introduction: words.introduction,
    errors:
      messages.length > 0
        ? {
            heading: words.errorHeading,
            list: [
              ...messages.map((message) => ({ href: '#definition', message })),
              ...(more > 0
                ? [{ href: '#definition', message: words.more(formatInteger(more, language)) }]
                : []),
            ],
          }
        : undefined,
    action: paths.forms,
    checked: checkedView(checked, definition, language),
    file: {
      heading: words.fileHeading,
      label: words.file,
      hint: words.fileHint(longest),
      button: words.checkFile,
    },
    paste: {
      heading: words.pasteHeading,
      label: words.definition,
      hint: words.definitionHint,
      isWrong: messages.length > 0,
      value: definition,
      button: words.checkText,
    },
    back: { href: paths.forms, text: texts.backToForms },
  }
}

function checkedView(checked: Checked, definition: string, language: Language) {
  if (checked === null || !('form' in checked) || checked.verdict.verdict !== 'new') return undefined
  const texts = formsTexts[language]
  const { form, verdict } = checked
  const id = formId(form)
  const tries = (['vi', 'en'] as const).flatMap((lang) => [
    { action: paths.tryForm, in: lang, text: texts.form.previewIn[lang] },
    { action: paths.tryPaperForm, in: lang, text: texts.form.paperIn[lang] },
  ])
  return {
    heading: texts.import.checked(id),
    title: form.title[language],
    next: texts.import.checkedNext,
    first: verdict.previous === null ? texts.differences.first : undefined,
    differences: verdict.previous === null ? undefined : differencesView(verdict.previous, form, language),
    definition,
    tries,
    publish: texts.import.publish(id),
    hint: texts.import.publishHint,
  }
}

/** A sentence for everything that keeps the form from being published. */
function messagesOf(checked: Checked, language: Language): readonly string[] {
  if (checked === null) return []
  const { verdicts } = formsTexts[language].import
  if ('problems' in checked) {
    return checked.problems.map((problem) => sentenceOf(problem, language))
  }
  const { verdict, form } = checked
  switch (verdict.verdict) {
    case 'new':
      return []
    case 'same':
    case 'unchanged':
      return [verdicts[verdict.verdict](verdict.id)]
    case 'exists':
      return [verdicts.exists(verdict.id, String(verdict.next))]
    case 'not-next':
      return [verdicts['not-next'](String(form.version), String(verdict.next))]
  }
}

function sentenceOf(one: DefinitionProblem, language: Language): string {
  const { problems } = formsTexts[language].import
  const number = (value: number) => formatInteger(value, language)
  switch (one.problem) {
    case 'missing':
    case 'not-utf8':
    case 'too-many-values':
      return problems[one.problem]
    case 'too-large':
      return problems['too-large'](number(longestDefinition / 1000))
    case 'syntax':
      return problems.syntax(number(one.line), number(one.column))
    case 'repeated':
      return problems.repeated(number(one.line), one.name)
    case 'mistake':
      return problems.mistake(number(one.line), one.path, one.message[language])
  }
}
