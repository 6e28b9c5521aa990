import { defaultMethod, type TargetOperator } from '../../scoring/method.ts'
import {
  type FormDefinition,
  formId,
  indexQuestions,
  type Language,
} from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { methodWords } from '../texts/method-words.ts'
import { type SetUpField, type SetUpTexts, setUpTexts } from '../texts/set-up-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { type KeptSetUp, longestLine, mostAgencies, type SetUpProblem } from './parse-set-up.ts'

type FieldView = FormField<SetUpField>

interface SectionView {
  readonly id: string
  readonly heading: string
  readonly fields: readonly FieldView[]
}

type SetUpView = {
  readonly title: string
  readonly heading: string
  readonly introduction: string
  readonly errors:
    | {
        readonly heading: string
        readonly list: readonly { readonly href: string; readonly message: string }[]
      }
    | undefined
  readonly periods: { readonly heading: string; readonly list: readonly string[] } | undefined
  readonly action: string
  readonly sections: readonly SectionView[]
  readonly agencies: SectionView & { readonly list: FieldView; readonly rows: number }
  readonly target: SectionView & {
    readonly operator: FieldView & {
      readonly options: readonly {
        readonly value: string
        readonly text: string
        readonly selected: boolean
      }[]
    }
  }
  readonly form: {
    readonly id: string
    readonly heading: string
    readonly version: string
    readonly method: readonly string[]
    readonly frozen: string
  }
  readonly open: string
  readonly back: { readonly href: string; readonly text: string }
}

interface SetUpViewInput {
  readonly language: Language
  readonly form: FormDefinition
  readonly periods: readonly Period[]
  readonly kept: KeptSetUp
  readonly problems: readonly SetUpProblem[]
}

/** The page that opens a period: suggested values, or what was sent with every problem at the top and beside its field. */
export function setUpView({ language, form, periods, kept, problems }: SetUpViewInput): SetUpView {
  const texts = setUpTexts[language]
  const messages = problems.map((problem) => ({
    field: problem.field,
    message: messageOf(problem, texts, language),
  }))

  function field(id: SetUpField, type: FieldView['type'] = 'text'): FieldView {
    return formField({
      id,
      label: texts.labels[id],
      hint: texts.hints[id],
      errors: messages.filter((problem) => problem.field === id).map(({ message }) => message),
      value: kept[id],
      type,
    })
  }

  return {
    title: problems.length > 0 ? texts.errorTitle(texts.title) : texts.title,
    heading: texts.title,
    introduction: texts.introduction,
    errors:
      messages.length > 0
        ? {
            heading: texts.errorHeading,
            list: messages.map((problem) => ({ href: `#${problem.field}`, message: problem.message })),
          }
        : undefined,
    periods:
      periods.length > 0
        ? {
            heading: texts.periodsSoFar,
            list: periods.map((period) => texts.periodSoFar(period.name, period.id, datesOf(period, texts))),
          }
        : undefined,
    action: paths.setUp,
    sections: [
      {
        id: 'section-province',
        heading: texts.sections.province,
        fields: [field('province'), field('surveyor')],
      },
      {
        id: 'section-period',
        heading: texts.sections.period,
        fields: [field('period'), field('periodName'), field('opensOn', 'date'), field('closesOn', 'date')],
      },
    ],
    agencies: {
      id: 'section-agencies',
      heading: texts.sections.agencies,
      fields: [field('block'), field('blockName')],
      list: field('agencies'),
      rows: 12,
    },
    target: {
      id: 'section-target',
      heading: texts.sections.target,
      fields: [field('targetPercent')],
      operator: {
        ...field('targetOperator'),
        options: (Object.keys(texts.operators) as TargetOperator[]).map((value) => ({
          value,
          text: texts.operators[value],
          selected: value === kept.targetOperator,
        })),
      },
    },
    form: {
      id: 'section-form',
      heading: texts.sections.form,
      version: texts.formVersion(
        form.title[language],
        formId(form),
        formatInteger(form.criteria.length, language),
        formatInteger(indexQuestions(form).length, language),
      ),
      method: methodWords(form, defaultMethod, language),
      frozen: texts.formFrozen,
    },
    open: texts.open,
    back: { href: paths.homeAffairs, text: texts.back },
  }
}

/** The sentence for one problem. */
function messageOf(problem: SetUpProblem, texts: SetUpTexts, language: Language): string {
  switch (problem.problem) {
    case 'line': {
      const { line, problem: kind, text, against } = problem.line
      return texts.line(formatInteger(line, language), texts.lineProblems[kind](text, against))
    }
    case 'taken':
      return texts.taken(problem.period.id, problem.period.name, datesOf(problem.period, texts))
    case 'overlap':
      return texts.overlap(
        shortList(problem.agencies, texts, language),
        problem.period.name,
        datesOf(problem.period, texts),
      )
    default: {
      const longest = problem.field === 'agencies' ? mostAgencies : longestLine
      return texts.problems[problem.problem](texts.labels[problem.field], formatInteger(longest, language))
    }
  }
}

function datesOf({ opensOn, closesOn }: Period, texts: SetUpTexts): string {
  return texts.dates(formatDay(opensOn), formatDay(closesOn))
}

const mostNamed = 6

/** A block has dozens of agencies; a few of them say which block is meant. */
function shortList(codes: readonly string[], texts: SetUpTexts, language: Language): string {
  if (codes.length <= mostNamed) return codes.join(', ')
  return texts.more(codes.slice(0, mostNamed).join(', '), formatInteger(codes.length - mostNamed, language))
}
