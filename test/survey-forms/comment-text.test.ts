import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentText, hasLoneSurrogate } from '../../survey-forms/comment-text.ts'

test.each([
  [' Cho\u031b\u0300 la\u0302u ', 'Chờ lâu'],
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['a\u2028b\u000bc', 'a\nb\nc'],
  ['a\u0000\u001b[31mb\u007f\u009f', 'a[31mb'],
  ['a\tb', 'a\tb'],
  ['\ufeff\u00a0', ''],
  ['😀', '😀'],
])('%j becomes %j', (typed, stored) => {
  expect(commentText(typed)).toBe(stored)
})

test('a comment parsed again is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(commentText(commentText(typed))).toBe(commentText(typed))
    }),
  )
})

test('half of a surrogate pair is found', () => {
  expect(hasLoneSurrogate('a\ud83d')).toBe(true)
  expect(hasLoneSurrogate('\ude00a')).toBe(true)
  expect(hasLoneSurrogate('😀')).toBe(false)
})
