import { type OtherFormat, TableRefusal, type WrongEncoding } from './table-file.ts'

/**
 * A text file as text: UTF-8 with or without byte order mark, UTF-16 with one.
 * @returns without the mark
 * @throws TableRefusal that says what the bytes seem to be instead, and on which line the first of them is
 */
export function decodedText(bytes: Uint8Array): string {
  const encoding = markedUtf16(bytes)
  if (encoding === null && looksLikeUtf16(bytes)) {
    throw new TableRefusal({ code: 'other-format', format: 'utf-16-without-mark' })
  }
  try {
    return new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (encoding !== null) throw new TableRefusal({ code: 'wrong-encoding', encoding: 'unknown', line: 1 })
    throw new TableRefusal({
      code: 'wrong-encoding',
      encoding: likelyEncoding(Buffer.from(bytes).toString('latin1')),
      line: lineOfFirstBadByte(bytes),
    })
  }
}

function markedUtf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** The zero byte beside a Latin letter. */
function looksLikeUtf16([first, second]: Uint8Array): boolean {
  return second !== undefined && (first === 0) !== (second === 0)
}

function lineOfFirstBadByte(bytes: Uint8Array): number {
  const [whole = ''] = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)
  return whole.split('\n').length
}

/**
 * What bytes that are no UTF-8 were written in, by how often each encoding's own marks of a Vietnamese letter occur.
 * They are read as Latin-1, so that each byte is a character.
 * @example likelyEncoding('Së C«ng Th­¬ng') // 'tcvn3'
 */
export function likelyEncoding(latin1: string): WrongEncoding {
  const marks = [
    // Letters of TCVN3 stand where Latin-1 has signs, which are in no word.
    ['tcvn3', /[¡-©«-®¬\u00ad¶-¹»-¾µ](?=[a-z\u00a1-\u00fe])|(?<=[A-Za-z])[¡-©«-®¬\u00adµ-¹»-¾]/g],
    // VNI writes a letter and its marks behind it.
    ['vni', /[aeoyuAEOYUôöÔÖ][ùøûõïâêéèúüëåäáàãÙØÛÕÏÂÊÉÈÚÜËÅÄÁÀÃ]|(?<![A-Za-z])[ñÑ](?=[aeiouyôö])/g],
    // Windows-1258 has vowels and five marks that combine with them.
    ['windows-1258', /[aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ][ÌÒÞìò]/g],
  ] as const
  const [best] = marks
    .map(([encoding, pattern]) => ({ encoding, times: latin1.match(pattern)?.length ?? 0 }))
    .sort((one, other) => other.times - one.times)
  if (best !== undefined && best.times > 0) return best.encoding
  return /[A-Za-z][À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ][A-Za-z]/.test(latin1) ? 'latin-1' : 'unknown'
}

/** What begins a file that is no table at all: its kind, by its first bytes. */
export function otherFormat(bytes: Uint8Array): OtherFormat | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString('latin1')
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFormat(bytes)
  const binary = magics.find(([magic]) => magic.test(start))
  if (binary !== undefined) return binary[1]
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^[{[]/.test(text)) return 'json'
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)\b/i.test(text)) return 'html'
  if (text.startsWith('<')) return /<html\b|<table\b/i.test(start) ? 'html' : 'xml'
  // UTF-16 has zero bytes, and is told apart when it is decoded.
  if (start.includes('\0') && markedUtf16(bytes) === null && !looksLikeUtf16(bytes)) return 'binary'
  return null
}

const magics: readonly (readonly [RegExp, OtherFormat])[] = [
  [/^[\s\S]{0,1024}?%PDF-\d/, 'pdf'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM[\s\S]{4}\0\0\0\0|RIFF[\s\S]{4}WEBP)/, 'image'],
  [/^(?:\p{Cc}\x8b\p{Cc}|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ)/u, 'archive'],
  [/^\{\\rtf/, 'other-office'],
]

/** Old Office files and encrypted new ones are archives of one kind; names of their streams are in UTF-16. */
function compoundFormat(bytes: Uint8Array): OtherFormat {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const has = (name: string) => content.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return 'encrypted'
  return has('Workbook') || has('Book') ? 'old-excel' : 'other-office'
}
