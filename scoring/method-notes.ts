import type { FormDefinition, LocalizedText } from '../survey-forms/form-definition.ts'
import type { ScoringMethod, SharedReception } from './method.ts'

/** Printed under every table that shows criteria beside an overall percentage. */
export const unroundedNote: LocalizedText = {
  vi: 'Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
  en: 'The overall index is computed from unrounded figures and may differ by 0.01 points from the mean of the rounded criteria.',
}

/** Printed with every interval of a sample that chose itself (`sampling` self-selected). */
export const selfSelectedNote: LocalizedText = {
  vi: 'Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện nên kết quả có thể khác ý kiến của toàn bộ người làm thủ tục.',
  en: 'The confidence interval reflects random error alone; people answered of their own accord, so the results may differ from the opinion of all who used the service.',
}

/**
 * What a percentage means under a method, for every page and table that shows one.
 * @example meaningOfPercent(fiveCriteriaProposedV1, { questionMethod: 'satisfied-share' }).vi
 * // "Chỉ số là bình quân tỷ lệ câu trả lời 'Hài lòng' và 'Rất hài lòng'."
 */
export function meaningOfPercent(
  form: Pick<FormDefinition, 'scale'>,
  {
    questionMethod,
    sharedReception = 'chosen-agency',
  }: Pick<ScoringMethod, 'questionMethod' | 'sharedReception'>,
): LocalizedText {
  const meaning = meaningOf(form, questionMethod)
  if (sharedReception === 'chosen-agency') return meaning
  const elsewhere = receptionElsewhere[sharedReception]
  return { vi: `${meaning.vi} ${elsewhere.vi}`, en: `${meaning.en} ${elsewhere.en}` }
}

/** Whose index the answers about reception count for where several agencies use one place, if not the chosen one's. */
const receptionElsewhere: Readonly<Record<Exclude<SharedReception, 'chosen-agency'>, LocalizedText>> = {
  'host-agency': {
    vi: 'Ở nơi tiếp nhận dùng chung, câu trả lời về điều kiện đón tiếp tính cho cơ quan quản lý nơi đó.',
    en: 'At shared places, answers about reception count for the agency that runs the place.',
  },
  nobody: {
    vi: 'Ở nơi tiếp nhận dùng chung, câu trả lời về điều kiện đón tiếp không tính cho cơ quan nào.',
    en: "At shared places, answers about reception count for nobody's index.",
  },
}

function meaningOf(
  form: Pick<FormDefinition, 'scale'>,
  questionMethod: ScoringMethod['questionMethod'],
): LocalizedText {
  const points = form.scale.map((grade) => grade.points)
  const highest = Math.max(...points)
  const lowest = Math.min(...points)
  switch (questionMethod) {
    case 'mean-score': {
      const lowestPercent = Math.round((100 * lowest) / highest)
      return {
        vi: `Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ ${highest} × 100; thấp nhất ${lowestPercent}%, cao nhất 100%), không phải tỷ lệ người hài lòng.`,
        en: `The index is a converted mean score (mean score ÷ ${highest} × 100; lowest ${lowestPercent}%, highest 100%), not the share of satisfied people.`,
      }
    }
    case 'satisfied-share': {
      const satisfied = form.scale.filter((grade) => grade.satisfied)
      return {
        vi: `Chỉ số là bình quân tỷ lệ câu trả lời ${joined(
          satisfied.map(({ label }) => `'${label.vi}'`),
          'và',
        )}.`,
        en: `The index is the mean share of answers ${joined(
          satisfied.map(({ label }) => `'${label.en}'`),
          'and',
        )}.`,
      }
    }
    case 'rescaled-mean':
      return {
        vi: `Chỉ số là điểm trung bình quy đổi về thang 0–100 (${lowest} điểm là 0%, ${highest} điểm là 100%), không phải tỷ lệ người hài lòng.`,
        en: `The index is the mean score rescaled to 0–100 (${lowest} points are 0%, ${highest} points are 100%), not the share of satisfied people.`,
      }
  }
}

function joined(words: readonly string[], and: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
