import { parseDay } from '../calendar/parse-day.ts'
import type { DraftFieldProblem } from '../texts/draft-texts.ts'

/** Characters that an objection or its answer may have. */
const longestText = 4000

/** A deadline further away than this is a slip of the pen. */
const furthestDays = 366

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly DraftFieldProblem[] }

/**
 * The last day for objections.
 * @param today "YYYY-MM-DD" in Vietnam: today is early enough
 */
export function parseDeadline(text: string, today: string): Parsed<string> {
  const written = text.trim()
  if (written === '') return refused('deadline-missing')
  const day = parseDay(written)
  if (day === null) return refused('deadline-bad')
  if (day < today) return refused('deadline-over')
  const ahead = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  return ahead > furthestDays ? refused('deadline-far') : { ok: true, value: day }
}

/** What an objection says, as typed but for line ends, ends and Unicode form; and what it is about. */
export function parseObjection(
  posted: { readonly text: string; readonly about: string },
  criteria: readonly string[],
): Parsed<{ readonly text: string; readonly criterion: string | null }> {
  const text = cleaned(posted.text)
  const problems: DraftFieldProblem[] = []
  if (posted.about !== '' && !criteria.includes(posted.about)) problems.push('criterion-unknown')
  if (text === '') problems.push('text-missing')
  else if (isUnreadable(text)) problems.push('text-unreadable')
  else if ([...text].length > longestText) problems.push('text-too-long')
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { text, criterion: posted.about === '' ? null : posted.about } }
}

/** Whether an objection is accepted, and why. */
export function parseAnswer(posted: {
  readonly decision: string
  readonly reason: string
}): Parsed<{ readonly state: 'accepted' | 'rejected'; readonly reason: string }> {
  const reason = cleaned(posted.reason)
  const { decision } = posted
  const problems: DraftFieldProblem[] = []
  if (decision !== 'accepted' && decision !== 'rejected') problems.push('decision-missing')
  if (reason === '') problems.push('reason-missing')
  else if (isUnreadable(reason)) problems.push('reason-unreadable')
  else if ([...reason].length > longestText) problems.push('reason-too-long')
  if (problems.length > 0 || (decision !== 'accepted' && decision !== 'rejected')) {
    return { ok: false, problems }
  }
  return { ok: true, value: { state: decision, reason } }
}

function refused(problem: DraftFieldProblem): { readonly ok: false; readonly problems: [DraftFieldProblem] } {
  return { ok: false, problems: [problem] }
}

/** Line ends are those of a form, CR LF; one is one character. */
function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim().normalize('NFC')
}

function isUnreadable(text: string): boolean {
  return text.includes('\uFFFD') || /[\p{Cs}]|(?![\n\t])\p{Cc}/u.test(text)
}
