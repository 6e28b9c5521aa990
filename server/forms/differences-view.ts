import { type FormDefinition, formId, type Language } from '../../survey-forms/form-definition.ts'
import {
  type FormDifference,
  type FormPartContent,
  formDifferences,
} from '../../survey-forms/form-differences.ts'
import { link, paths } from '../paths.ts'
import { formsTexts } from '../texts/forms-texts.ts'
import { formatDecimalInText } from '../web/vietnamese-format.ts'
import { comparedVersions } from './compared-versions.ts'

/** What differs between two versions, and what that does to comparisons. */
export interface DifferencesView {
  readonly heading: string
  /** In place of a table where nothing differs. */
  readonly none: string | undefined
  readonly sentences: readonly string[]
  readonly table:
    | {
        readonly caption: string
        readonly columns: Readonly<Record<'part' | 'change' | 'before' | 'after', string>>
        readonly rows: readonly {
          readonly part: string
          readonly change: string
          readonly before: readonly string[]
          readonly after: readonly string[]
        }[]
      }
    | undefined
}

export function differencesView(
  before: FormDefinition,
  after: FormDefinition,
  language: Language,
): DifferencesView {
  const texts = formsTexts[language].differences
  const differences = formDifferences(before, after)
  return {
    heading: texts.heading(formId(before)),
    none: differences.length === 0 ? texts.none : undefined,
    sentences: comparisonWords(before, after, language),
    table:
      differences.length === 0
        ? undefined
        : {
            caption: texts.caption,
            columns: texts.columns,
            rows: differences.map((difference) => rowOf(difference, language)),
          },
  }
}

/** The page of two stored versions. */
export function differencesPage(before: FormDefinition, after: FormDefinition, language: Language) {
  const { title } = formsTexts[language].differences
  const heading = title(formId(before), formId(after))
  return {
    title: heading,
    heading,
    differences: differencesView(before, after, language),
    back: { href: link(paths.form, { form: formId(after) }), text: after.title[language] },
  }
}

function rowOf(difference: FormDifference, language: Language) {
  const texts = formsTexts[language].differences
  const { kind, code, name, change, field, before, after } = difference
  const of = field === null ? '' : `: ${texts.fields[field]}`
  const isShown = change === 'changed' && field !== 'order'
  return {
    part: texts.part(texts.kinds[kind], name[language], code),
    change: `${texts.changes[change]}${of}`,
    before: isShown ? contentWords(before, language) : [],
    after: isShown ? contentWords(after, language) : [],
  }
}

/** Words in both languages, since either may be what changed. */
function contentWords(content: FormPartContent, language: Language): readonly string[] {
  const texts = formsTexts[language].differences
  if (content === null) return [texts.nothing]
  if (typeof content === 'boolean') return [content ? texts.yes : texts.no]
  if (typeof content === 'number') return [formatDecimalInText(content, language)]
  return typeof content === 'string' ? [content] : [content.vi, content.en]
}

function comparisonWords(
  before: FormDefinition,
  after: FormDefinition,
  language: Language,
): readonly string[] {
  const texts = formsTexts[language].differences
  const { overall, criteria } = comparedVersions(before, after)
  if (overall.comparable) return [texts.comparable]
  const still = criteria.filter(({ comparable }) => comparable).map(({ code }) => code)
  const names = after.criteria.filter(({ code }) => still.includes(code)).map(({ name }) => name[language])
  const reasons = overall.flags.flatMap((flag) =>
    flag === 'criteria-differ' || flag === 'questions-differ' ? [texts.flags[flag]] : [],
  )
  return [
    names.length > 0 ? texts.someComparable(names.join(', ')) : texts.notComparable,
    ...(reasons.length > 0 ? [texts.because(reasons.join('; '))] : []),
  ]
}
