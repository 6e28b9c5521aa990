import { describe, expect, it } from 'vitest'
import { entityTag, holdsTag } from '../../../server/web/entity-tag.ts'

describe('entity tags', () => {
  it('are one for equal content, weak, and as a header may be', () => {
    expect(entityTag('Sở')).toBe(entityTag('Sở'))
    expect(entityTag('Sở')).not.toBe(entityTag('sở'))
    expect(entityTag('')).toBe('W/"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"')
  })

  it.each([
    [undefined, false],
    ['', false],
    ['*', true],
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a" , "c"', true],
    ['W/"b"', false],
    ['a', false],
    ['"ab"', false],
    ['"a', false],
  ])('are held by whoever sends %s: %s', (header, held) => {
    expect(holdsTag(header, 'W/"a"')).toBe(held)
  })
})
