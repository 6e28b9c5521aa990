import { defineForm, type FormDefinition, type LocalizedText } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

function said(text: string): LocalizedText {
  return { vi: `${text} (vi)`, en: `${text} (en)` }
}

function aQuestion(code: string, required = true) {
  return { code, text: said(`about ${code}`), required }
}

function aCriterion(code: string, questions: readonly ReturnType<typeof aQuestion>[]) {
  return { code, name: said(code), reportName: said(code), weight: 1, questions }
}

/** One criterion, one question, two grades, and nothing else at all. */
export const oneQuestionForm: FormDefinition = defineForm({
  code: 'one-question',
  version: 1,
  title: said('One question'),
  introduction: said('By {surveyor}'),
  stem: said('How satisfied are you with'),
  scale: [
    { code: 'bad', points: 0, satisfied: false, label: said('Bad') },
    { code: 'good', points: 1, satisfied: true, label: said('Good') },
  ],
  context: [],
  criteria: [aCriterion('service', [aQuestion('service-overall')])],
  outside: [],
  respondent: [],
})

/** The same without anything required. */
export const nothingRequiredForm: FormDefinition = {
  ...oneQuestionForm,
  code: 'nothing-required',
  criteria: [aCriterion('service', [aQuestion('service-overall', false), aQuestion('service-speed', false)])],
}

/** Six criteria of one to six questions, a scale of 0 to 10, wishes of one, no comment, codes beginning with digits. */
export const sixCriteriaForm: FormDefinition = {
  ...oneQuestionForm,
  code: 'six-criteria',
  version: 3,
  scale: Array.from({ length: 11 }, (_, points) => ({
    code: `grade-${points}`,
    points,
    satisfied: points > 6,
    label: said(`Grade ${points}`),
  })),
  noOpinion: { code: 'none', label: said('No opinion') },
  context: [
    {
      code: 'visits',
      required: false,
      text: said('Visits'),
      options: [
        { code: '1', label: said('One') },
        { code: '2-or-more', label: said('More') },
      ],
    },
  ],
  criteria: Array.from({ length: 6 }, (_, criterion) => ({
    ...aCriterion(
      `criterion-${criterion + 1}`,
      Array.from({ length: criterion + 1 }, (_, question) => ({
        ...aQuestion(`q-${criterion + 1}-${question + 1}`),
        allowNoOpinion: question % 2 === 1,
      })),
    ),
    weight: [0.1, 0.25, 2, 0, 1, 3.5][criterion] ?? 1,
  })),
  outside: [{ ...aQuestion('all-in-all', false), allowNoOpinion: true }],
  wishes: {
    text: said('Wish'),
    maxChoices: 1,
    options: [
      { code: 'faster', label: said('Faster') },
      { code: '24h', label: said('All day') },
    ],
  },
}

/** Only a comment beside the questions, of ten characters. */
export const shortCommentForm: FormDefinition = {
  ...oneQuestionForm,
  code: 'short-comment',
  comment: { text: said('Comment'), maxLength: 10 },
}

/** Forms of every size and with every part present and absent. */
export const exampleForms: readonly FormDefinition[] = [
  fiveCriteriaProposedV1,
  oneQuestionForm,
  nothingRequiredForm,
  sixCriteriaForm,
  shortCommentForm,
]
