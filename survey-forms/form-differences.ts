import type {
  ChoiceQuestion,
  Criterion,
  FormDefinition,
  GradedQuestion,
  LocalizedText,
  Option,
} from './form-definition.ts'

/** What a form is made of, as far as versions can differ in it. */
export const formPartKinds = [
  'form',
  'grade',
  'no-opinion',
  'criterion',
  'question',
  'outside-question',
  'context-question',
  'respondent-question',
  'option',
  'wishes',
  'comment',
] as const
export type FormPartKind = (typeof formPartKinds)[number]

/** A property of a part. */
export type FormPartField =
  | 'title'
  | 'introduction'
  | 'stem'
  | 'label'
  | 'text'
  | 'name'
  | 'report-name'
  | 'weight'
  | 'points'
  | 'satisfied'
  | 'required'
  | 'allows-no-opinion'
  | 'criterion'
  | 'most-choices'
  | 'longest'
  | 'order'

/** A property's content: words in two languages, or a number, a yes or no, a code. Null: there is none. */
export type FormPartContent = LocalizedText | string | number | boolean | null

/** One difference between two versions of a form. */
export interface FormDifference {
  readonly kind: FormPartKind
  /** Code of the part, of an option with that of its question; blank for what a form has once. */
  readonly code: string
  /** What people call it, as the newer version has it, else the older. */
  readonly name: LocalizedText
  readonly change: 'added' | 'removed' | 'changed'
  /** Only of a change. */
  readonly field: FormPartField | null
  readonly before: FormPartContent
  readonly after: FormPartContent
}

interface Part {
  readonly kind: FormPartKind
  readonly code: string
  readonly name: LocalizedText
  readonly fields: ReadonlyMap<FormPartField, FormPartContent>
}

/**
 * What has been added, taken out and changed from one form version to another, in the order of the form; parts are the
 * same where their codes are. Another order of the same parts is one change of the form.
 * @example formDifferences(fiveCriteriaProposedV1, fiveCriteriaProposedV1) // []
 */
export function formDifferences(before: FormDefinition, after: FormDefinition): readonly FormDifference[] {
  const older = partsOf(before)
  const newer = partsOf(after)
  const olderByKey = new Map(older.map((part) => [keyOf(part), part]))
  const newerKeys = new Set(newer.map(keyOf))
  const common = (parts: readonly Part[], others: { has(key: string): boolean }) =>
    parts
      .map(keyOf)
      .filter((key) => others.has(key))
      .join('\n')
  const isReordered = common(older, newerKeys) !== common(newer, olderByKey)
  return [
    ...newer.flatMap((part): readonly FormDifference[] => {
      const was = olderByKey.get(keyOf(part))
      return was === undefined ? [whole(part, 'added')] : changesOf(was, part)
    }),
    ...older.filter((part) => !newerKeys.has(keyOf(part))).map((part) => whole(part, 'removed')),
    ...(isReordered ? [{ ...whole(formPart(after), 'changed'), field: 'order' as const }] : []),
  ]
}

/** A question that moves between the index and what stands outside it is taken out of the one and added to the other. */
function keyOf({ kind, code }: Part): string {
  return `${kind} ${code}`
}

function whole({ kind, code, name }: Part, change: FormDifference['change']): FormDifference {
  return { kind, code, name, change, field: null, before: null, after: null }
}

function changesOf(was: Part, is: Part): readonly FormDifference[] {
  const fields = new Set([...was.fields.keys(), ...is.fields.keys()])
  return [...fields].flatMap((field): FormDifference[] => {
    const before = was.fields.get(field) ?? null
    const after = is.fields.get(field) ?? null
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    return [{ ...whole(is, 'changed'), field, before, after }]
  })
}

function partsOf(form: FormDefinition): readonly Part[] {
  return [
    formPart(form),
    ...form.scale.map((grade) =>
      part('grade', grade.code, grade.label, {
        label: words(grade.label),
        points: grade.points,
        satisfied: grade.satisfied,
      }),
    ),
    ...(form.noOpinion
      ? [
          part('no-opinion', form.noOpinion.code, form.noOpinion.label, {
            label: words(form.noOpinion.label),
          }),
        ]
      : []),
    ...form.context.flatMap((question) => choiceParts('context-question', question, question.required)),
    ...form.criteria.flatMap(criterionParts),
    ...form.outside.map((question) => gradedPart('outside-question', question, null)),
    ...form.respondent.flatMap((question) => choiceParts('respondent-question', question, false)),
    ...(form.wishes
      ? [
          part('wishes', '', form.wishes.text, {
            text: words(form.wishes.text),
            'most-choices': form.wishes.maxChoices,
          }),
          ...optionParts('wishes', form.wishes.options),
        ]
      : []),
    ...(form.comment
      ? [
          part('comment', '', form.comment.text, {
            text: words(form.comment.text),
            longest: form.comment.maxLength,
          }),
        ]
      : []),
  ]
}

function formPart({ title, introduction, stem }: FormDefinition): Part {
  return part('form', '', title, {
    title: words(title),
    introduction: words(introduction),
    stem: words(stem),
  })
}

function criterionParts(criterion: Criterion): readonly Part[] {
  const { code, name, reportName, weight, noOpinionLabel, questions } = criterion
  return [
    part('criterion', code, name, {
      name: words(name),
      'report-name': words(reportName),
      weight,
      label: noOpinionLabel ? words(noOpinionLabel) : null,
    }),
    ...questions.map((question) => gradedPart('question', question, code)),
  ]
}

function gradedPart(
  kind: 'question' | 'outside-question',
  { code, text, required, allowNoOpinion = false }: GradedQuestion,
  criterion: string | null,
): Part {
  return part(kind, code, text, {
    text: words(text),
    required,
    'allows-no-opinion': allowNoOpinion,
    criterion,
  })
}

function choiceParts(
  kind: 'context-question' | 'respondent-question',
  { code, text, options }: ChoiceQuestion,
  required: boolean,
): readonly Part[] {
  return [part(kind, code, text, { text: words(text), required }), ...optionParts(code, options)]
}

function optionParts(question: string, options: readonly Option[]): readonly Part[] {
  return options.map(({ code, label }) =>
    part('option', `${question}/${code}`, label, { label: words(label) }),
  )
}

function part(
  kind: FormPartKind,
  code: string,
  name: LocalizedText,
  fields: Partial<Record<FormPartField, FormPartContent>>,
): Part {
  return { kind, code, name, fields: new Map(Object.entries(fields) as [FormPartField, FormPartContent][]) }
}

/** In one order of languages, so that equal words are equal text. */
function words({ vi, en }: LocalizedText): LocalizedText {
  return { vi, en }
}
