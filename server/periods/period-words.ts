import type { ScoringMethod } from '../../scoring/method.ts'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { isDue } from '../period-life/due-drafts.ts'
import type { OpeningObstacle } from '../period-life/opening-obstacles.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Channel } from '../storage/response-record.ts'
import { channelNames } from '../texts/channel-names.ts'
import { methodChoiceTexts } from '../texts/method-choice-texts.ts'
import { methodWords } from '../texts/method-words.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { draftTexts } from '../texts/period-draft-texts.ts'
import { formatDay, formatInteger, formatPercentInText } from '../web/vietnamese-format.ts'
import { stagesOf } from './parse-method.ts'
import type { Goal } from './parse-target.ts'

/** @example goalText({ operator: '>=', percent: 87.5 }, 'vi') // '≥ 87,5%' */
export function goalText({ operator, percent }: Goal, language: Language): string {
  return `${operator === '>=' ? '≥' : '>'} ${formatPercentInText(percent, language)}`
}

export function datesText({ opensOn, closesOn }: Period, language: Language): string {
  return draftTexts[language].dates(formatDay(opensOn), formatDay(closesOn))
}

/** Where a period stands, in a word or two. */
export function statusText({ status, scheduled }: Period, language: Language): string {
  const isReady = status === 'draft' && scheduled === true
  return isReady ? draftTexts[language].scheduled : overviewTexts[language].periodStatus[status]
}

/** The whole method in sentences: the short words of every table, and what they leave out. */
export function wholeMethodWords(
  form: FormDefinition,
  method: ScoringMethod,
  language: Language,
): readonly string[] {
  const texts = methodChoiceTexts[language]
  const { summary } = texts
  const number = (value: number) => formatInteger(value, language)
  const percent = (share: number) => formatPercentInText(share * 100, language)
  const channels = method.countedChannels.map((code) => channelNames[code as Channel]?.[language] ?? code)
  const stages = stagesOf(form)
    .filter(({ code }) => method.countedStages?.includes(code))
    .map(({ label }) => `“${label[language]}”`)
  const shared = method.sharedReception ?? 'chosen-agency'
  return [
    ...methodWords(form, method, language),
    summary.decimals(number(method.decimals)),
    summary.answers(number(method.minimumAnswers), number(method.minimumCriterionResponses)),
    summary.channels(channels.join(', ')),
    method.countedStages === null ? summary.allStages : summary.stages(stages.join(', ')),
    `${texts.labels.sharedReception}: ${texts.sharedReception[shared].name}.`,
    `${texts.labels.sampling}: ${texts.sampling[method.sampling].name}.`,
    method.sampleError === null ? summary.noSampleError : summary.sampleError(percent(method.sampleError)),
    summary.confidence(percent(method.confidence)),
  ]
}

/** A sentence for each thing that keeps a draft from being opened. */
export function obstacleText(obstacle: OpeningObstacle, language: Language): string {
  const texts = draftTexts[language]
  switch (obstacle.kind) {
    case 'unknown-form':
      return texts.obstacles['unknown-form'](obstacle.form)
    case 'method':
      return texts.obstacles.method(obstacle.mistakes.join('; '))
    case 'no-agency':
    case 'over':
      return texts.obstacles[obstacle.kind]
    case 'in-two-blocks':
    case 'unknown-agency':
    case 'ended':
      return texts.obstacles[obstacle.kind](shortList(obstacle.agencies, language))
    case 'overlap': {
      const { period, agencies } = obstacle
      const say = period.status === 'open' ? texts.overlap : texts.overlapScheduled
      return say(shortList(agencies, language), period.name, datesText(period, language))
    }
  }
}

const mostNamed = 6

/** A block has dozens of agencies; a few of them say which block is meant. */
export function shortList(codes: readonly string[], language: Language): string {
  if (codes.length <= mostNamed) return codes.join(', ')
  const others = formatInteger(codes.length - mostNamed, language)
  return draftTexts[language].more(codes.slice(0, mostNamed).join(', '), others)
}

/** What to do next with a period, in a sentence. */
export function nextText(
  period: Period,
  { today, isComplete, isPossible }: { today: string; isComplete: boolean; isPossible: boolean },
  language: Language,
): string {
  const { next } = draftTexts[language]
  const { status, opensOn } = period
  if (status !== 'draft') return next[status]
  const day = formatDay(opensOn)
  if (isDue(period, today)) return isPossible ? next.opensNow : next.due(day)
  if (period.scheduled) return isPossible ? next.waiting(day) : next.willNotOpen
  if (!isComplete) return next.complete
  if (!isPossible) return next.obstacles
  return opensOn <= today ? next.canOpen : next.canSchedule(day)
}
