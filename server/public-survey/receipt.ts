import { drawText, type RandomBytes } from '../random/draw-text.ts'

/** Letters and digits people can read aloud and type: no 0/O, 1/I/L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 12

/** A new receipt: 12 characters, each equally likely (about 59 bits together). */
export function newReceipt(randomBytes: RandomBytes): string {
  return drawText(randomBytes, alphabet, length)
}

/**
 * A receipt as a person may have typed it, brought to its stored form; null if it cannot be one.
 * @example parseReceipt('k7m2-qxpr-4twa') // 'K7M2QXPR4TWA'
 */
export function parseReceipt(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 40) return null
  const receipt = text.replace(/[\s–-]/g, '').toUpperCase()
  return receipt.length === length && [...receipt].every((letter) => alphabet.includes(letter))
    ? receipt
    : null
}

/**
 * A receipt in groups of four, as it is shown.
 * @example shownReceipt('K7M2QXPR4TWA') // 'K7M2-QXPR-4TWA'
 */
export function shownReceipt(receipt: string): string {
  return receipt.match(/.{1,4}/g)?.join('-') ?? receipt
}
