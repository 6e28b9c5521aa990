/** As long as Excel lets a name be, in UTF-16 units. */
const longest = 31

/**
 * Names of the sheets of a workbook, as near to what is wanted as Excel allows: at most 31 characters, none of
 * `[ ] : * ? / \`, no apostrophe at either end, not "History", never empty, and no two alike but for capitals. Excel
 * refuses to open a workbook that has another name in it.
 * @example sheetNames(['Khối 1/2', 'khối 1-2']) // ['Khối 1-2', 'khối 1-2 (2)']
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const allowed = allowedName(name)
    let unique = shortened(allowed, longest)
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) {
      const mark = ` (${copy})`
      unique = shortened(allowed, longest - mark.length) + mark
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

function allowedName(name: string): string {
  const allowed = name
    .normalize('NFC')
    .replace(/\p{Cs}|\p{Cn}|\p{Co}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[[\]:*?/\\]+/g, '-')
    .replace(/^[' ]+|[' ]+$/g, '')
  if (allowed === '') return 'Trang'
  return /^history$/i.test(allowed) ? `${allowed}-` : allowed
}

/** Cut between characters, with an ellipsis for what is missing. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name
  let kept = ''
  for (const { segment } of graphemes.segment(name)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })
