import type { FormDefinition, LocalizedText } from '../../survey-forms/form-definition.ts'

const text = (words: string): LocalizedText => ({ vi: words, en: words })

/** The smallest form that has everything a tally counts: two criteria, a question outside, no-opinion. */
export const twoQuestionForm: FormDefinition = {
  code: 'two-questions',
  version: 1,
  title: text('Two questions'),
  introduction: text('…'),
  stem: text('…'),
  scale: [
    { code: 'bad', points: 1, satisfied: false, label: text('bad') },
    { code: 'good', points: 3, satisfied: true, label: text('good') },
  ],
  noOpinion: { code: 'none', label: text('none') },
  context: [],
  criteria: [
    criterion('access', { code: 'signs', text: text('signs'), required: true, allowNoOpinion: true }),
    criterion('staff', { code: 'courtesy', text: text('courtesy'), required: true, allowNoOpinion: true }),
  ],
  outside: [{ code: 'again', text: text('again'), required: false }],
  respondent: [],
}

function criterion(code: string, ...questions: FormDefinition['criteria'][number]['questions'][number][]) {
  return { code, name: text(code), reportName: text(code), weight: 1, questions }
}
