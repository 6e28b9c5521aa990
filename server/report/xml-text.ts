/**
 * Text as an XML file can hold it, pictures included: no control characters and no half of a pair. What people type in
 * names comes through here.
 */
export function xmlText(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+/gu, ' ')
}
