import type { IndexAgency, IndexBlock, IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { appliedMinimum } from '../../scoring/small-sample.ts'
import { type TargetOutcome, targetOutcome } from '../../scoring/target.ts'
import type { Criterion } from '../../survey-forms/form-definition.ts'
import { formatInteger, formatPercentInText } from '../web/vietnamese-format.ts'
import { changeWords, previousRankWords, rankChangeWords } from './comparison-words.ts'
import { periodWords } from './period-words.ts'
import { romanNumeral } from './roman-numeral.ts'

/**
 * The assessment of an agency as a plan or report opens with it ("I. Đánh giá các chỉ số thành phần"), in Vietnamese,
 * one string a line, without the marks that a document puts before its lines. Numbers are those of the index document,
 * which is all that it is made from.
 */
export interface AgencyAssessment {
  /** Begins small, so that it can go on after "Căn cứ …,". */
  readonly overall: string
  readonly criteriaHeading: string
  /** One line a criterion, "(i)" to the last, which ends the sentence. */
  readonly criteria: readonly string[]
}

/**
 * The assessment of one agency of a block.
 * @example agencyAssessment(document, block, agency).overall
 * // 'kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,4% (tăng 1,47% so với năm trước), xếp thứ 07/18 của khối sở, ban, ngành (vượt chỉ tiêu đề ra là 87%).'
 * @example agencyAssessment(document, block, agency).criteria[0]
 * // '(i) Tiêu chí 1: Mức độ tiếp cận dịch vụ đạt 85,67% (xếp hạng 9/18, giảm 4 bậc);'
 */
export function agencyAssessment(
  document: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
): AgencyAssessment {
  const { criteria } = document.form.definition
  const period = periodWords(document.period)
  return {
    overall: `${overallSentence(document, block, agency)}.`,
    criteriaHeading: `Các tiêu chí thành phần của Chỉ số hài lòng ${agency.name}${period === null ? '' : ` ${period}`}, cụ thể như sau:`,
    criteria: criteria.map((criterion, place) => {
      const end = place === criteria.length - 1 ? '.' : ';'
      return `(${romanNumeral(place + 1)}) Tiêu chí ${place + 1}: ${criterionSentence(document, block, agency, criterion)}${end}`
    }),
  }
}

function overallSentence(document: IndexDocument, block: IndexBlock, agency: IndexAgency): string {
  const { overall, name } = agency
  const change = changeWords(document, overall)
  const inBrackets = change === null ? '' : ` (${change})`
  const target = targetWords(document, overall)
  const reached =
    overall.percent === null
      ? `chưa có kết quả Chỉ số hài lòng của ${name}${inBrackets}`
      : `kết quả Chỉ số hài lòng của ${name} đạt ${formatPercentInText(overall.percent, 'vi')}${inBrackets}`
  if (overall.rank === null) {
    const unranked = `${reached}, chưa xếp hạng trong ${blockWords(block)} do ${unrankedBecause(document, block, agency)}`
    return target === null ? unranked : `${unranked}; ${target}`
  }
  const over = String(block.eligible)
  const rank = `${String(overall.rank).padStart(over.length, '0')}/${over}`
  const shared = isShared(block, overall.rank, (other) => other.overall) ? ' (đồng hạng)' : ''
  return `${reached}, xếp thứ ${rank}${shared} của ${blockWords(block)}${target === null ? '' : ` (${target})`}`
}

function criterionSentence(
  document: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
  { code, reportName }: Criterion,
): string {
  const figure = agency.criteria[code]!
  const { percent, rank, respondents } = figure
  if (percent === null) {
    const answered = countsAreKnown(agency) ? ` (${formatInteger(respondents, 'vi')} người trả lời)` : ''
    return `${reportName.vi} chưa có kết quả${answered}`
  }
  const shared = isShared(block, rank, (other) => other.criteria[code]) ? ' (đồng hạng)' : ''
  const place = rank === null ? 'chưa xếp hạng' : `xếp hạng ${rank}/${block.eligible}${shared}`
  const change = rankChangeWords(figure)
  const details = [
    change === null ? place : `${place}, ${change}`,
    previousRankWords(document, figure),
    questionsWords(figure),
  ].filter((words) => words !== null)
  return `${reportName.vi} đạt ${formatPercentInText(percent, 'vi')} (${details.join('; ')})`
}

/** Null where every question entered the figure. */
export function questionsWords({ questionsCounted: [counted, all] }: IndexFigure): string | null {
  return counted === all ? null : `tính từ ${counted} trên ${all} câu hỏi`
}

function isShared(
  { agencies }: IndexBlock,
  rank: number | null,
  figureOf: (agency: IndexAgency) => Pick<IndexFigure, 'rank'> | undefined,
): boolean {
  return rank !== null && agencies.filter((agency) => figureOf(agency)?.rank === rank).length > 1
}

/** "khối sở, ban, ngành", whether or not the block's name has the word. */
function blockWords({ name }: IndexBlock): string {
  return /^khối\s/iu.test(name) ? `khối ${name.slice('khối '.length)}` : `khối ${name}`
}

function unrankedBecause(
  { method, criteria }: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
): string {
  const reason = agency.ineligibleBecause
  // Not even itself is counted: as an agency sees itself before publication (live-index/own-document.ts).
  if (reason === null && block.eligible === 0) return 'thứ hạng chỉ có khi công bố kết quả'
  if (reason === null) return 'khối chưa có hai đơn vị đủ điều kiện xếp hạng'
  if (reason === 'ended') return 'đơn vị đã kết thúc hoạt động trong kỳ'
  if (reason === 'unranked') return `có quyết định không xếp hạng (lý do: ${agency.unranked})`
  if (reason === 'too-few-responses') {
    const needed = formatInteger(appliedMinimum(method, 'minimumResponses'), 'vi')
    return `chưa đủ phiếu (${formatInteger(agency.responses.counted, 'vi')}/${needed})`
  }
  const code = reason.slice('criterion:'.length)
  const name = criteria.find((criterion) => criterion.code === code)?.name.vi ?? code
  return `chưa đủ câu trả lời ở tiêu chí “${name}”`
}

const outcomeWords: Readonly<Record<TargetOutcome, string>> = {
  exceeded: 'vượt chỉ tiêu',
  reached: 'đạt chỉ tiêu',
  missed: 'chưa đạt chỉ tiêu',
}

/** 'vượt chỉ tiêu đề ra là 87%', 'chưa đạt chỉ tiêu đề ra cho năm 2025 là trên 90%'; null without a target. */
function targetWords({ period }: IndexDocument, { percent, target }: IndexFigure): string | null {
  if (target === null) return null
  const words = periodWords(period)
  const level = `${target.operator === '>' ? 'trên ' : ''}${formatPercentInText(target.percent, 'vi')}`
  const set = `đề ra${words === null ? '' : ` cho ${words}`} là ${level}`
  if (target.met === null || percent === null) return `chưa xét chỉ tiêu ${set}`
  return `${outcomeWords[targetOutcome(target, percent)]} ${set}`
}
