import { isUnreadable } from '../web/unreadable-text.ts'

/** Longest name of a person, in characters. */
const longestFullName = 80

/** A person's name on one line, in NFC. @returns null for nothing, too much, or what is no text */
export function readPersonName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '' || [...name].length > longestFullName || isUnreadable(name)) return null
  return name
}

/** Names that mean something else in the audit trail. */
const reserved = ['system']

/**
 * A name to sign in with: 3 to 40 letters a–z, digits, dots and hyphens, so that it can be typed on any keyboard.
 * @returns it in lower case; null where it is none
 */
export function readAccountName(typed: string): string | null {
  const name = typed.normalize('NFC').trim().toLowerCase()
  return /^[a-z0-9](?:[a-z0-9.-]{1,38})[a-z0-9]$/.test(name) && !reserved.includes(name) ? name : null
}
