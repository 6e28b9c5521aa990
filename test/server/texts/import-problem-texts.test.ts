import { expect, it } from 'vitest'
import {
  describeImportProblem,
  type ImportProblemCode,
  importProblemCodes,
} from '../../../server/texts/import-problem-texts.ts'

it.each(importProblemCodes)(
  '%s is said in both languages, with what stands there',
  (code: ImportProblemCode) => {
    const said = (['vi', 'en'] as const).map((language) =>
      describeImportProblem({ field: 'TC2!E7', code, text: 'x\ny', other: 'z' }, language),
    )
    expect(said[0]).not.toBe(said[1])
    for (const sentence of said) {
      expect(sentence).toMatch(/^\S[^\n]*[.]$/)
      expect(sentence).not.toMatch(/undefined|\[object/)
    }
  },
)
