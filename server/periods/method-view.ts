import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { channelNames } from '../texts/channel-names.ts'
import { type MethodField, methodChoiceTexts } from '../texts/method-choice-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import {
  countableChannels,
  type KeptMethod,
  type RadioField,
  radioChoices,
  stagesOf,
  type WholeNumberField,
  wholeNumbers,
} from './parse-method.ts'
import {
  type Attempt,
  choiceItem,
  messagesOf,
  type SectionItem,
  type SectionView,
  sectionFrame,
  textItem,
} from './section-view.ts'

interface MethodInput {
  readonly language: Language
  readonly period: Period
  readonly form: FormDefinition
  readonly kept: KeptMethod
  readonly attempt: Attempt
}

/** The page of a method, with every choice explained. */
export function methodView({ language, period, form, kept, attempt }: MethodInput): SectionView {
  const texts = methodChoiceTexts[language]
  const problems = attempt.problems.map((problem) =>
    problem.problem === 'not-a-whole-number'
      ? { ...problem, detail: rangeOf(problem.field as WholeNumberField, language) }
      : problem,
  )
  const messages = messagesOf(problems, (field) => texts.labels[field as MethodField], language)

  const radio = (id: RadioField): SectionItem => {
    const words: Readonly<Record<string, { readonly name: string; readonly meaning: string }>> = texts[id]
    return choiceItem(
      {
        ...named(id),
        type: 'radio',
        options: radioChoices[id].map((value) => ({
          value,
          text: words[value]?.name ?? value,
          meaning: words[value]?.meaning,
          checked: kept[id].includes(value),
        })),
      },
      messages,
    )
  }
  const boxes = (
    id: 'countedChannels' | 'countedStages',
    options: readonly { readonly value: string; readonly text: string }[],
  ): SectionItem =>
    choiceItem(
      {
        ...named(id),
        type: 'checkbox',
        options: options.map((option) => ({ ...option, checked: kept[id].includes(option.value) })),
      },
      messages,
    )
  const text = (id: WholeNumberField | 'sampleError' | 'confidence'): SectionItem =>
    textItem({ id, label: texts.labels[id], hint: texts.hints[id], value: kept[id][0] ?? '' }, messages)
  const named = (id: MethodField) => ({ id, name: id, legend: texts.labels[id], hint: texts.hints[id] })

  const channels = countableChannels.map((value) => ({ value, text: channelNames[value][language] }))
  const stages = stagesOf(form).map(({ code, label }) => ({ value: code, text: label[language] }))
  return {
    ...sectionFrame({ language, period, heading: texts.title(period.name), messages, attempt }),
    introduction: [texts.introduction],
    action: link(paths.periodMethod, { period: period.id }),
    groups: [
      {
        heading: texts.groups.figures,
        items: [radio('questionMethod'), radio('criterionMethod'), radio('ties'), text('decimals')],
      },
      {
        heading: texts.groups.minimums,
        items: [
          text('minimumResponses'),
          text('minimumAnswers'),
          text('minimumCriterionResponses'),
          text('smallSample'),
        ],
      },
      {
        heading: texts.groups.counted,
        items: [
          boxes('countedChannels', channels),
          ...(stages.length > 0 ? [boxes('countedStages', stages)] : []),
          radio('sharedReception'),
        ],
      },
      {
        heading: texts.groups.sample,
        items: [radio('sampling'), text('sampleError'), text('confidence')],
      },
    ],
  }
}

function rangeOf(field: WholeNumberField, language: Language): string {
  const [lowest, highest] = wholeNumbers[field]
  return methodChoiceTexts[language].range(formatInteger(lowest, language), formatInteger(highest, language))
}
