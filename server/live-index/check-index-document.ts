import { Ajv2020 } from 'ajv/dist/2020.js'
import { checkMethod } from '../../scoring/check-method.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { indexDocumentSchema } from '../../scoring/index-document-schema.ts'
import { checkForm } from '../../survey-forms/check-form.ts'
import { shownText } from '../../survey-forms/shown-text.ts'
import { hasMoreValues } from '../json-text/has-more-values.ts'

export type CheckedIndexDocument =
  | { readonly ok: true; readonly document: IndexDocument }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** Made for the first document: the schema is large, and a server that starts has none to check yet. */
function makeValidators() {
  return {
    isDocument: new Ajv2020({ strict: true }).compile<IndexDocument>(indexDocumentSchema),
    validate: new Ajv2020({ strict: true, allErrors: true }).compile<IndexDocument>(indexDocumentSchema),
  }
}

let validators: ReturnType<typeof makeValidators> | undefined

/** Beyond so many values one mistake is told: all of them could be millions, each kept with its place. */
const mostValues = 200_000

/**
 * Whether a JSON value is a whole index document: of the schema, with a method and a form that hold, and with figures
 * under the codes of that form. Says nothing of whether the figures are right (scoring/recompute-index.ts).
 * @returns every mistake, in Vietnamese, each beginning with its JSON pointer; of an enormous document the first
 */
export function checkIndexDocument(value: unknown): CheckedIndexDocument {
  validators ??= makeValidators()
  const { isDocument, validate } = validators
  if (!isDocument(value)) {
    const { errors } = hasMoreValues(value, mostValues) || validate(value) ? isDocument : validate
    return {
      ok: false,
      mistakes: (errors ?? []).map(
        ({ instancePath, message }) => `${instancePath || '/'}: ${message ?? 'không đúng mẫu'}`,
      ),
    }
  }
  const { definition } = value.form
  const mistakes = [
    ...checkMethod(value.method).map((mistake) => `/method/${mistake}`),
    ...checkForm(definition).map(({ path, message }) => `/form/definition${path}: ${message.vi}`),
  ]
  const all = mistakes.length > 0 ? mistakes : misfits(value)
  return all.length > 0 ? { ok: false, mistakes: all } : { ok: true, document: value }
}

/** Figures are kept under the codes of the form: a document with others is not one of this form. */
function misfits(document: IndexDocument): readonly string[] {
  const { criteria, outside } = document.form.definition
  const criterionCodes = criteria.map(({ code }) => code)
  const questionCodes = [...criteria.flatMap(({ questions }) => questions), ...outside].map(
    ({ code }) => code,
  )
  const mistakes: string[] = []
  const known = { blocks: new Set<string>(), agencies: new Set<string>() }
  const refuseRepeated = (codes: Set<string>, code: string, at: string) => {
    if (codes.has(code)) mistakes.push(`${at}/code: mã ${shownText(code)} đã có`)
    codes.add(code)
  }
  for (const [b, block] of document.blocks.entries()) {
    refuseRepeated(known.blocks, block.code, `/blocks/${b}`)
    for (const [a, agency] of block.agencies.entries()) {
      const at = `/blocks/${b}/agencies/${a}`
      refuseRepeated(known.agencies, agency.code, at)
      if (!sameCodes(Object.keys(agency.criteria), criterionCodes)) {
        mistakes.push(`${at}/criteria: không phải các tiêu chí của mẫu phiếu`)
      }
      if (!sameCodes(Object.keys(agency.questions), questionCodes)) {
        mistakes.push(`${at}/questions: không phải các câu hỏi của mẫu phiếu`)
      }
      if (agency.eligible && agency.overall.percent === null) {
        mistakes.push(`${at}/overall/percent: đơn vị được xếp hạng phải có chỉ số`)
      }
    }
  }
  return mistakes
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code))
}
