import type { Agency } from '../storage/registry-store.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { isSameName } from './is-same-name.ts'
import type { AgencyLine, LineProblem } from './parse-agency-lines.ts'

/**
 * Which of the agencies are new. One that is registered keeps its registered name and must be written with it: a
 * code under another name is more likely a slip than a new name, and printed sheets carry the registered one.
 * @param opensOn an agency that ended before this day cannot take part
 */
export function checkAgainstRegistry(
  lines: readonly AgencyLine[],
  registered: readonly Agency[],
  opensOn: string,
): { readonly newAgencies: readonly Agency[]; readonly problems: readonly LineProblem[] } {
  const byCode = new Map(registered.map((agency) => [agency.code.toUpperCase(), agency]))
  const newAgencies: Agency[] = []
  const problems: LineProblem[] = []
  for (const { line, code, name } of lines) {
    const known = byCode.get(code.toUpperCase())
    if (!known) newAgencies.push({ code, name, units: [], endedOn: null })
    else if (known.code !== code) {
      problems.push({ line, problem: 'other-case', text: code, against: known.code })
    } else if (known.endedOn !== null && known.endedOn < opensOn) {
      problems.push({ line, problem: 'ended', text: code, against: formatDay(known.endedOn) })
    } else if (!isSameName(known.name, name)) {
      problems.push({ line, problem: 'other-name', text: code, against: known.name })
    }
  }
  return { newAgencies, problems }
}
