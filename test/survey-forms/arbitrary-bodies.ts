import fc from 'fast-check'
import { type FormDefinition, formId } from '../../survey-forms/form-definition.ts'
import { type ChoiceField, choiceFields } from '../../survey-forms/form-fields.ts'

/** A valid JSON body, typed as what a client sends. */
export interface ClientBody {
  submissionId: string
  form: string
  agency?: string
  context: Record<string, string>
  answers: Record<string, string>
  respondent: Record<string, string>
  wishes?: string[]
  comment?: string
  language: 'vi' | 'en'
}

/** A complete valid body: the last grade everywhere, the first option of every other question. */
export function aBody(form: FormDefinition, overrides: Partial<ClientBody> = {}): ClientBody {
  const body: ClientBody = {
    submissionId: '0b54ad3e-9a0f-4c5e-8b1f-2a6d5c3e7f10',
    form: formId(form),
    context: {},
    answers: {},
    respondent: {},
    language: 'vi',
  }
  const grade = form.scale.at(-1)?.code ?? ''
  for (const { part, code, accepts } of choiceFields(form)) {
    body[part][code] = part === 'answers' ? grade : (accepts[0] ?? '')
  }
  return { ...body, ...overrides }
}

/** Any body the form accepts: optional questions answered or not, wishes in any order, any comment that fits. */
export function validBodies(form: FormDefinition, agencies: readonly string[]): fc.Arbitrary<ClientBody> {
  const part = (name: ChoiceField['part']) => {
    const fields = choiceFields(form).filter((field) => field.part === name)
    const required = fields.filter((field) => field.required).map(({ code }) => code)
    return fc.record(
      Object.fromEntries(fields.map(({ code, accepts }) => [code, fc.constantFrom(...accepts)])),
      { requiredKeys: required },
    )
  }
  const { wishes, comment } = form
  const fits = (text: string) =>
    comment !== undefined && [...text.normalize('NFC')].length <= comment.maxLength
  const optional = {
    ...(wishes
      ? {
          wishes: fc.shuffledSubarray(
            wishes.options.map(({ code }) => code),
            { maxLength: wishes.maxChoices },
          ),
        }
      : {}),
    ...(comment ? { comment: fc.string({ unit: 'grapheme', maxLength: 40 }).filter(fits) } : {}),
  }
  return fc
    .record(
      {
        submissionId: fc.uuid(),
        form: fc.constant(formId(form)),
        context: part('context'),
        answers: part('answers').filter((answers) => Object.keys(answers).length > 0),
        respondent: part('respondent'),
        language: fc.constantFrom<'vi' | 'en'>('vi', 'en'),
        ...(agencies.length > 1 ? { agency: fc.constantFrom(...agencies) } : {}),
        ...optional,
      },
      {
        requiredKeys: [
          'submissionId',
          'form',
          'context',
          'answers',
          'respondent',
          'language',
          ...(agencies.length > 1 ? ['agency' as const] : []),
        ],
      },
    )
    .map((body) => body as ClientBody)
}

/** The same body as a browser posts it: flat, blank text fields sent, one wish as a plain text. */
export function postedFrom(form: FormDefinition, body: ClientBody): Record<string, string | string[]> {
  const posted: Record<string, string | string[]> = Object.create(null)
  posted['submission'] = body.submissionId
  posted['form'] = body.form
  posted['lang'] = body.language
  if (body.agency !== undefined) posted['agency'] = body.agency
  for (const { part, code, name } of choiceFields(form)) {
    const answer = body[part][code]
    if (answer !== undefined) posted[name] = answer
  }
  const [only, ...more] = body.wishes ?? []
  if (only !== undefined) posted['wishes'] = more.length === 0 ? only : [only, ...more]
  if (form.comment) posted['comment'] = (body.comment ?? '').replaceAll('\n', '\r\n')
  return posted
}
