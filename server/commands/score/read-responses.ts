import type { CountingRule, ResponseStatus } from '../../../scoring/counted-responses.ts'
import { responseStatus, stageQuestion } from '../../../scoring/counted-responses.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import type { AgencyInput } from '../../../scoring/score-index.ts'
import { addResponse, emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import type { ChoiceQuestion, FormDefinition } from '../../../survey-forms/form-definition.ts'
import { gradedQuestions, indexQuestions } from '../../../survey-forms/form-definition.ts'
import { type MistakeList, shownText } from './mistake-list.ts'
import type { ListedAgency } from './read-agencies.ts'
import { readCsv, unreadableText } from './read-csv.ts'

/** What the responses of one agency add up to: all that is kept of them. */
export interface AgencySums {
  readonly tallies: Partial<Record<ResponseStatus, number[]>>
  readonly channels: Record<string, number>
}

/**
 * Reads a file of responses in constant memory, counting and tallying each row as it passes.
 * @param agencies null if their file could not be read: rows are then checked for everything else
 * @returns by agency code; an agency without rows is absent
 */
export async function readResponses(
  file: string,
  form: FormDefinition,
  method: ScoringMethod,
  agencies: ReadonlyMap<string, ListedAgency> | null,
  mistakes: MistakeList,
): Promise<ReadonlyMap<string, AgencySums>> {
  const layout = tallyLayout(form)
  const sums = new Map<string, AgencySums>()
  await readCsv(file, mistakes, (header, headerLine) => {
    const names = header.map((name) => name.trim())
    checkHeader(file, form, names, headerLine, mistakes)
    const columns = columnsOf(form, names)
    const rule: CountingRule = {
      countedChannels: columns.has.channel ? method.countedChannels : null,
      countedStages: columns.has.stage ? method.countedStages : null,
    }
    return (cells, line) => {
      if (cells.length !== names.length) {
        mistakes.add(file, line, `có ${cells.length} ô, dòng tiêu đề có ${names.length}`)
        return
      }
      const before = mistakes.count
      const row: Row = { agency: '', answers: {}, context: {}, channel: null }
      for (let place = 0; place < cells.length; place++) {
        const mistake = columns.readers[place]!(cells[place]!, row)
        if (mistake !== null) mistakes.add(file, line, `cột ${names[place]}: ${mistake}`)
      }
      if (agencies !== null && row.agency !== '' && !agencies.has(row.agency)) {
        mistakes.add(file, line, `đơn vị ${shownText(row.agency)} không có trong danh sách đơn vị`)
      }
      if (mistakes.count > before) return
      const status = responseStatus(form, rule, { ...row, late: false, review: null })
      tally(row, status)
    }
  })
  return sums

  function tally(row: Row, status: ResponseStatus): void {
    let agency = sums.get(row.agency)
    if (agency === undefined) {
      agency = { tallies: {}, channels: {} }
      sums.set(row.agency, agency)
    }
    agency.tallies[status] ??= emptyTally(layout, status === 'counted' ? 'pairs' : 'counts')
    addResponse(layout, agency.tallies[status], row.answers)
    if (status === 'counted' && row.channel !== null) {
      agency.channels[row.channel] = (agency.channels[row.channel] ?? 0) + 1
    }
  }
}

/** One response as it is being read from its cells. */
interface Row {
  agency: string
  readonly answers: Record<string, string>
  readonly context: Record<string, string>
  channel: string | null
}

/** Puts a cell into its row. @returns what is wrong with the cell, or null */
type CellReader = (cell: string, row: Row) => string | null

interface Columns {
  readonly readers: readonly CellReader[]
  readonly has: { readonly channel: boolean; readonly stage: boolean }
}

const channelColumn = 'x-channel'
const stageColumn = 'x-stage'

function columnsOf(form: FormDefinition, names: readonly string[]): Columns {
  const known = knownColumns(form)
  return {
    // A repeated or unknown column has been refused already; its cells say nothing.
    readers: names.map((name, place) =>
      names.indexOf(name) < place ? ignoredCell : (known.get(name) ?? ignoredCell),
    ),
    has: {
      channel: names.includes(channelColumn),
      stage: names.includes(stageColumn) || names.includes(stageQuestion),
    },
  }
}

/** Every column that means something, and how its cells are read. */
function knownColumns(form: FormDefinition): ReadonlyMap<string, CellReader> {
  const stage = form.context.find(({ code }) => code === stageQuestion)
  return new Map<string, CellReader>([
    ...form.respondent.map((question) => [question.code, choiceCell(question, () => null)] as const),
    ...form.context.map(
      (question) =>
        [question.code, choiceCell(question, (code, row) => setContext(row, question.code, code))] as const,
    ),
    ...gradedQuestions(form).map(
      (question) =>
        [question.code, gradeCell(form, question.code, question.allowNoOpinion ?? false)] as const,
    ),
    ['agency', agencyCell],
    [channelColumn, channelCell],
    [stageColumn, stage ? choiceCell(stage, (code, row) => setContext(row, stageQuestion, code)) : stageCell],
  ])
}

function agencyCell(cell: string, row: Row): string | null {
  row.agency = cell.trim().normalize('NFC')
  return row.agency === '' ? 'để trống' : unreadableText(row.agency)
}

/** A grade code, the grade's points in digits, the no-opinion code where the form allows it, or nothing. */
function gradeCell(form: FormDefinition, question: string, allowNoOpinion: boolean): CellReader {
  const gradeOf = new Map<string, string>()
  for (const { code, points } of form.scale) gradeOf.set(code, code).set(String(points), code)
  const noOpinion = form.noOpinion?.code
  if (noOpinion !== undefined && allowNoOpinion) gradeOf.set(noOpinion, noOpinion)
  return (cell, row) => {
    const grade = gradeOf.get(cell) ?? gradeOf.get(cell.trim())
    if (grade !== undefined) row.answers[question] = grade
    else if (cell.trim() !== '') return wrongGrade(cell.trim(), noOpinion)
    return null
  }
}

function wrongGrade(cell: string, noOpinion: string | undefined): string {
  const unreadable = unreadableText(cell)
  if (unreadable !== null) return unreadable
  return cell === noOpinion
    ? `câu hỏi này không cho phép trả lời ${shownText(cell)}`
    : `${shownText(cell)} không phải mức của thang đánh giá`
}

function choiceCell(question: ChoiceQuestion, set: (code: string, row: Row) => string | null): CellReader {
  const options = new Set(question.options.map(({ code }) => code))
  return (cell, row) => {
    const code = cell.trim()
    if (options.has(code)) return set(code, row)
    if (code === '') return null
    return unreadableText(code) ?? `${shownText(code)} không phải lựa chọn của câu hỏi`
  }
}

const codePattern = /^[a-z0-9][a-z0-9-]{0,63}$/

/** The form asks no stage; the file may still say one. */
function stageCell(cell: string, row: Row): string | null {
  const stage = cell.trim()
  if (stage === '') return null
  if (!codePattern.test(stage)) return unreadableText(stage) ?? `${shownText(stage)} không phải là mã`
  return setContext(row, stageQuestion, stage)
}

function channelCell(cell: string, row: Row): string | null {
  const channel = cell.trim()
  if (channel === '') return null
  if (!codePattern.test(channel)) return unreadableText(channel) ?? `${shownText(channel)} không phải là mã`
  row.channel = channel
  return null
}

/** The stage may stand in two columns, which must then agree. */
function setContext(row: Row, question: string, option: string): string | null {
  const before = row.context[question]
  if (before !== undefined && before !== option)
    return `${shownText(option)} khác với ${shownText(before)} ở cột kia`
  row.context[question] = option
  return null
}

/** A column of no meaning here, which must still be text in the right encoding. */
function ignoredCell(cell: string): string | null {
  return unreadableText(cell)
}

function checkHeader(
  file: string,
  form: FormDefinition,
  names: readonly string[],
  line: number,
  mistakes: MistakeList,
): void {
  const known = knownColumns(form)
  const alsoOfTheForm = [form.wishes ? 'wishes' : null, form.comment ? 'comment' : null]
  for (const name of ['agency', ...indexQuestions(form).map(({ code }) => code)]) {
    if (!names.includes(name)) mistakes.add(file, line, `thiếu cột ${shownText(name)}`)
  }
  for (const [place, name] of names.entries()) {
    if (names.indexOf(name) < place) mistakes.add(file, line, `cột ${shownText(name)} bị lặp`)
    else if (!known.has(name) && !alsoOfTheForm.includes(name) && !name.startsWith('x-')) {
      mistakes.add(file, line, unreadableText(name) ?? `không có cột tên ${shownText(name)} trong mẫu phiếu`)
    }
  }
}

/** The sums of an agency as the scoring takes them; channels in a fixed order, whatever the order of the rows. */
export function agencyInput(agency: ListedAgency, sums: AgencySums | undefined): AgencyInput {
  const channels = Object.entries(sums?.channels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    code: agency.code,
    name: agency.name,
    ended: false,
    transactions: agency.transactions,
    quota: null,
    tallies: sums?.tallies ?? {},
    channels: Object.fromEntries(channels),
  }
}
