import {
  type ChoiceQuestion,
  type FormDefinition,
  formId,
  type GradedQuestion,
  type Language,
  type LocalizedText,
  type Wishes,
} from '../../survey-forms/form-definition.ts'
import { formsTexts } from '../texts/forms-texts.ts'
import { surveyTexts } from '../texts/survey-texts.ts'

/** A form on A4 paper: a box for each answer, with the code by which it is entered. */
export function paperView({
  form,
  language,
  surveyor,
  stylesheet,
  simulated,
}: {
  readonly form: FormDefinition
  readonly language: Language
  readonly surveyor: string
  readonly stylesheet: string
  readonly simulated: boolean
}) {
  const texts = formsTexts[language].paper
  const survey = surveyTexts[language]
  const said = (text: LocalizedText) => text[language]
  const graded = (question: GradedQuestion) => ({
    text: said(question.text),
    code: question.code,
    boxes: [...form.scale.map(() => true), ...(form.noOpinion ? [question.allowNoOpinion ?? false] : [])],
  })
  const choice = (note: string) => (question: ChoiceQuestion) => ({
    text: said(question.text),
    note,
    code: question.code,
    options: question.options.map(({ code, label }) => ({ label: said(label), code })),
  })
  const columnsWith = (noOpinionLabel: LocalizedText | undefined) => [
    ...form.scale.map(({ label, points }) => ({ label: said(label), entry: String(points) })),
    ...(form.noOpinion
      ? [{ label: said(noOpinionLabel ?? form.noOpinion.label), entry: form.noOpinion.code }]
      : []),
  ]
  return {
    lang: language,
    title: `${said(form.title)} – ${texts.title}`,
    stylesheet,
    simulated: simulated ? survey.simulated : undefined,
    note: texts.print,
    heading: said(form.title),
    introduction: said(form.introduction).replaceAll('{surveyor}', () => surveyor),
    blanks: [texts.agency, texts.day, texts.number],
    instruction: texts.instruction,
    context: form.context.map((question) => choice(question.required ? '' : texts.optional)(question)),
    stem: said(form.stem),
    tables: [
      ...form.criteria.map(({ name, questions, noOpinionLabel }) => ({
        heading: said(name),
        question: texts.question,
        columns: columnsWith(noOpinionLabel),
        rows: questions.map(graded),
      })),
      ...(form.outside.length > 0
        ? [
            {
              heading: '',
              question: texts.question,
              columns: columnsWith(undefined),
              rows: form.outside.map(graded),
            },
          ]
        : []),
    ],
    after: [
      ...(form.wishes
        ? [choice(mostChoicesNote(form.wishes, language))({ ...form.wishes, code: 'wishes' })]
        : []),
      ...form.respondent.map(choice(texts.optional)),
    ],
    comment: form.comment ? { text: said(form.comment.text), note: texts.optional } : undefined,
    entry: texts.entry,
    id: formId(form),
  }
}

/** How many may be chosen, unless the question says so itself. */
function mostChoicesNote({ text, maxChoices }: Wishes, language: Language): string {
  const most = String(maxChoices)
  return text[language].includes(most) ? '' : formsTexts[language].paper.mostChoices(most)
}
