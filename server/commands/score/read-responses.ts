import { type BulkTally, createBulkTally } from '../../../scoring/bulk-tally.ts'
import {
  type CountingRule,
  type ResponseStatus,
  stageQuestion,
  statusOfFacts,
} from '../../../scoring/counted-responses.ts'
import type { AgencyInput } from '../../../scoring/index-input.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import { blankPlace, tallyLayout } from '../../../scoring/tally.ts'
import {
  type ChoiceQuestion,
  type FormDefinition,
  gradedQuestions,
  indexQuestions,
} from '../../../survey-forms/form-definition.ts'
import { optionCodePattern } from '../../../survey-forms/form-definition-schema.ts'
import { shownText } from '../../../survey-forms/shown-text.ts'
import type { MistakeList } from './mistake-list.ts'
import type { ListedAgency } from './read-agencies.ts'
import { readCsv, unreadableText } from './read-csv.ts'

/** What the responses of one agency add up to: all that is kept of them. */
export interface AgencySums {
  readonly tallies: Partial<Record<ResponseStatus, BulkTally>>
  readonly channels: Map<string, number>
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
      countedChannels: columns.hasChannel ? method.countedChannels : null,
      countedStages: columns.hasStage ? method.countedStages : null,
    }
    const scored = layout.indexQuestions.length
    const noOpinionPlace = layout.grades.length
    // One for all rows: a million rows would otherwise make a million of them.
    const places = new Int8Array(layout.questions.length).fill(blankPlace)

    return (cells, line) => {
      if (cells.length !== names.length) {
        mistakes.add(file, line, `có ${cells.length} ô, dòng tiêu đề có ${names.length}`)
        return
      }
      const before = mistakes.count
      let graded = 0
      let noOpinion = 0
      for (const { column, question, grades } of columns.graded) {
        const cell = cells[column]!
        const place = grades.get(cell) ?? placeOfUnusual(cell, grades)
        if (place === undefined) {
          mistakes.add(file, line, `cột ${names[column]}: ${wrongGrade(cell.trim(), form)}`)
          continue
        }
        places[question] = place
        if (place < 0 || question >= scored) continue
        if (place === noOpinionPlace) noOpinion++
        else graded++
      }
      const row: Row = { agency: '', stage: undefined, channel: null }
      for (const { column, read } of columns.others) {
        const mistake = read(cells[column]!, row)
        if (mistake !== null) mistakes.add(file, line, `cột ${names[column]}: ${mistake}`)
      }
      if (agencies !== null && row.agency !== '' && !agencies.has(row.agency)) {
        mistakes.add(file, line, `đơn vị ${shownText(row.agency)} không có trong danh sách đơn vị`)
      }
      if (mistakes.count > before) return
      const { stage, channel } = row
      const facts = { indexQuestions: scored, graded, noOpinion, stage, channel, late: false, review: null }
      const status = statusOfFacts(rule, facts)
      const agency = sumsOf(row.agency)
      agency.tallies[status] ??= createBulkTally(layout, status === 'counted' ? 'pairs' : 'counts')
      agency.tallies[status].addPlaces(places)
      if (status === 'counted' && channel !== null) {
        agency.channels.set(channel, (agency.channels.get(channel) ?? 0) + 1)
      }
    }
  })
  return sums

  function sumsOf(code: string): AgencySums {
    let agency = sums.get(code)
    if (agency === undefined) {
      agency = { tallies: {}, channels: new Map() }
      sums.set(code, agency)
    }
    return agency
  }
}

/** What a row says beside its grades. */
interface Row {
  agency: string
  stage: string | undefined
  channel: string | null
}

/** Puts a cell into its row. @returns what is wrong with the cell, or null */
type CellReader = (cell: string, row: Row) => string | null

interface Columns {
  /** `grades`: what a cell may hold → the place of the grade, as `gradePlaces` has it. */
  readonly graded: readonly {
    readonly column: number
    readonly question: number
    readonly grades: ReadonlyMap<string, number>
  }[]
  readonly others: readonly { readonly column: number; readonly read: CellReader }[]
  readonly hasChannel: boolean
  readonly hasStage: boolean
}

const channelColumn = 'x-channel'
const stageColumn = 'x-stage'

function columnsOf(form: FormDefinition, names: readonly string[]): Columns {
  const questions = gradedQuestions(form)
  const gradesWith = { noOpinion: gradeCells(form, true), only: gradeCells(form, false) }
  const readers = otherColumns(form)
  const gradedCodes = new Set(questions.map(({ code }) => code))
  return {
    graded: questions.flatMap(({ code, allowNoOpinion }, question) => {
      const column = names.indexOf(code)
      const grades = allowNoOpinion ? gradesWith.noOpinion : gradesWith.only
      return column < 0 ? [] : [{ column, question, grades }]
    }),
    // A repeated or unknown column has been refused already; its cells say nothing.
    others: names.flatMap((name, column) => {
      if (gradedCodes.has(name)) return []
      const isFirst = names.indexOf(name) === column
      return [{ column, read: (isFirst ? readers.get(name) : undefined) ?? ignoredCell }]
    }),
    hasChannel: names.includes(channelColumn),
    hasStage: names.includes(stageColumn) || names.includes(stageQuestion),
  }
}

/** A grade code, the grade's points in digits, the no-opinion code where the form allows it, or nothing. */
function gradeCells(form: FormDefinition, allowNoOpinion: boolean): ReadonlyMap<string, number> {
  const cells = new Map<string, number>([['', blankPlace]])
  for (const [place, { code, points }] of form.scale.entries()) {
    cells.set(code, place).set(String(points), place)
  }
  if (form.noOpinion && allowNoOpinion) cells.set(form.noOpinion.code, form.scale.length)
  return cells
}

/** Space around a cell means nothing. */
function placeOfUnusual(cell: string, grades: ReadonlyMap<string, number>): number | undefined {
  return grades.get(cell.trim())
}

function wrongGrade(cell: string, form: FormDefinition): string {
  const unreadable = unreadableText(cell)
  if (unreadable !== null) return unreadable
  return cell === form.noOpinion?.code
    ? `câu hỏi này không cho phép trả lời ${shownText(cell)}`
    : `${shownText(cell)} không phải mức của thang đánh giá`
}

/** Every column beside the graded questions that means something, and how its cells are read. */
function otherColumns(form: FormDefinition): ReadonlyMap<string, CellReader> {
  const stage = form.context.find(({ code }) => code === stageQuestion)
  const choices = [...form.respondent, ...form.context].map(
    (question) => [question.code, choiceCell(question, question === stage ? setStage : () => null)] as const,
  )
  return new Map<string, CellReader>([
    ...choices,
    ['agency', agencyCell],
    [channelColumn, channelCell],
    [stageColumn, stage ? choiceCell(stage, setStage) : stageCell],
  ])
}

function agencyCell(cell: string, row: Row): string | null {
  row.agency = cell.trim().normalize('NFC')
  return row.agency === '' ? 'để trống' : unreadableText(row.agency)
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

const codePattern = new RegExp(optionCodePattern)

/** The form asks no stage; the file may still say one. */
function stageCell(cell: string, row: Row): string | null {
  const stage = cell.trim()
  if (stage === '') return null
  if (!codePattern.test(stage)) return unreadableText(stage) ?? `${shownText(stage)} không phải là mã`
  return setStage(stage, row)
}

/** The stage may stand in two columns, which must then agree. */
function setStage(stage: string, row: Row): string | null {
  if (row.stage !== undefined && row.stage !== stage) {
    return `${shownText(stage)} khác với ${shownText(row.stage)} ở cột kia`
  }
  row.stage = stage
  return null
}

function channelCell(cell: string, row: Row): string | null {
  const channel = cell.trim()
  if (channel === '') return null
  if (!codePattern.test(channel)) return unreadableText(channel) ?? `${shownText(channel)} không phải là mã`
  row.channel = channel
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
  const known = new Set([...otherColumns(form).keys(), ...gradedQuestions(form).map(({ code }) => code)])
  if (form.wishes) known.add('wishes')
  if (form.comment) known.add('comment')
  for (const name of ['agency', ...indexQuestions(form).map(({ code }) => code)]) {
    if (!names.includes(name)) mistakes.add(file, line, `thiếu cột ${shownText(name)}`)
  }
  for (const [place, name] of names.entries()) {
    if (names.indexOf(name) < place) mistakes.add(file, line, `cột ${shownText(name)} bị lặp`)
    else if (!known.has(name) && !name.startsWith('x-')) {
      mistakes.add(file, line, unreadableText(name) ?? `không có cột tên ${shownText(name)} trong mẫu phiếu`)
    }
  }
}

/** The sums of an agency as the scoring takes them; channels in a fixed order, whatever the order of the rows. */
export function agencyInput(agency: ListedAgency, sums: AgencySums | undefined): AgencyInput {
  const channels = [...(sums?.channels ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  const tallies = Object.entries(sums?.tallies ?? {}).map(([status, bulk]) => [status, bulk.tally()])
  return {
    code: agency.code,
    name: agency.name,
    predecessors: agency.predecessors,
    ended: false,
    transactions: agency.transactions,
    quota: null,
    tallies: Object.fromEntries(tallies) as AgencyInput['tallies'],
    channels: Object.fromEntries(channels),
  }
}
