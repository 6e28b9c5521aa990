import type {
  Criterion,
  FormDefinition,
  Grade,
  LocalizedText,
} from '../../../survey-forms/form-definition.ts'

function words(text: string): LocalizedText {
  return { vi: text, en: text }
}

/** Grades of these points, the upper ones satisfied as far as `satisfiedFrom` says. */
export function aScale(points: readonly number[], satisfiedFrom = Math.max(...points)): Grade[] {
  return points.map((worth) => ({
    code: `grade-${worth}`,
    points: worth,
    satisfied: worth >= satisfiedFrom,
    label: words(`${worth}`),
  }))
}

/** A criterion of so many questions, `<code>-1`, `<code>-2`, … */
export function aCriterion(code: string, questions: number, weight = 1): Criterion {
  return {
    code,
    name: words(code),
    reportName: words(code),
    weight,
    questions: Array.from({ length: questions }, (_, place) => ({
      code: `${code}-${place + 1}`,
      text: words(`${code} ${place + 1}`),
      required: true,
      allowNoOpinion: true,
    })),
  }
}

/** A form of five grades, two criteria (two questions and one) and one question outside the index. */
export function aForm(overrides: Partial<FormDefinition> = {}): FormDefinition {
  return {
    code: 'small',
    version: 1,
    title: words('small'),
    introduction: words('small'),
    stem: words('small'),
    scale: aScale([1, 2, 3, 4, 5], 4),
    noOpinion: { code: 'no-opinion', label: words('no opinion') },
    context: [],
    criteria: [aCriterion('access', 2), aCriterion('staff', 1)],
    outside: [{ code: 'altogether', text: words('altogether'), required: false }],
    respondent: [],
    ...overrides,
  }
}
