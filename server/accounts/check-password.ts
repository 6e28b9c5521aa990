import { longestPassword, normalized } from './passwords.ts'

/** Shortest password a person may choose, in characters. */
export const shortestPassword = 12

/** Why a password cannot be chosen. */
export type PasswordProblem = 'too-short' | 'too-long' | 'easy'

/** What everybody would try here first. */
const localWords = [
  ...['sonoivu', 'noivu', 'ubnd', 'chisohailong', 'hailong', 'khaosat', 'hanhchinh', 'matkhau', 'quantri'],
  ...['vietnam', 'anhyeuem', 'emyeuanh', 'password', 'admin', 'administrator', 'welcome', 'letmein'],
]

/** What lies side by side on a keyboard, and the alphabet. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz']
const columns = ['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'qazwsxedcrfvtgbyhnujmikolp']
const sequences = [...rows, ...columns].flatMap((row) => [row, [...row].reverse().join('')])

/** Fewer letters than this beside names, words and runs make no password of their own. */
const fewestOwnLetters = 4

/**
 * Why a password cannot be chosen; null when it can. Length is the rule (NIST SP 800-63B-4: no mixture of characters
 * is asked for); refused besides is what is guessed first: common passwords, the names of the account, the person and
 * the agency, repetitions, runs on the keyboard, and digits alone.
 * @param names of the account, its person and its agency, as far as they are known
 */
export async function checkPassword(
  password: string,
  names: readonly string[] = [],
): Promise<PasswordProblem | null> {
  if ([...normalized(password)].length < shortestPassword) return 'too-short'
  if (password.length > longestPassword) return 'too-long'
  const plain = folded(password)
  const words = [...localWords, ...names.flatMap(partsOf)]
  if (isRepetition(plain) || ownLetters(plain, words) < fewestOwnLetters) return 'easy'
  return (await isCommon(plain)) ? 'easy' : null
}

/** Without case, marks, blanks and signs, as a guesser would write it; letters of other scripts stay. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A name and the parts of it that are long enough to tell something. */
function partsOf(name: string): string[] {
  return [name, ...name.split(/[^\p{L}\p{N}]+/u)].map(folded).filter(({ length }) => length >= 3)
}

/** Signs alone, few different characters, or the same few over and over. */
function isRepetition(plain: string): boolean {
  if (new Set(plain).size < 5) return true
  for (let period = 1; period <= 6; period++) {
    if (period < plain.length && plain === plain.slice(0, period).repeat(plain.length).slice(0, plain.length))
      return true
  }
  return false
}

/** Letters that are left when known words, digits and runs are taken out. */
function ownLetters(plain: string, words: readonly string[]): number {
  let rest = withoutRuns(plain)
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ')
  return Math.min(new Set(rest.replace(/[\p{N} ]/gu, '')).size, rest.replace(/[\p{N} ]/gu, '').length)
}

/** Runs of four and more that follow a sequence become blanks. */
function withoutRuns(plain: string): string {
  let rest = ''
  for (let at = 0; at < plain.length; ) {
    let length = 4
    while (at + length <= plain.length && isRun(plain.slice(at, at + length))) length++
    const run = length - 1
    rest += run >= 4 ? ' ' : plain[at]
    at += run >= 4 ? run : 1
  }
  return rest
}

function isRun(text: string): boolean {
  return sequences.some((sequence) => sequence.includes(text))
}

/** One of the 49,000 passwords that were found most, also with digits before or behind it or written twice. */
async function isCommon(plain: string): Promise<boolean> {
  const core = plain.replace(/^\p{N}+|\p{N}+$/gu, '')
  const half = core.slice(0, core.length / 2)
  const candidates = [plain, core, ...(core === half + half ? [half] : [])]
  // Some megabytes, which a server on which nobody chooses a password never needs.
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const common = dictionary['passwords-common'] as readonly string[]
  return candidates.some((candidate) => candidate !== '' && common.includes(candidate))
}
