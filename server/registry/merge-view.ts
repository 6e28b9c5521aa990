import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Agency } from '../storage/registry-store.ts'
import { type RecordField, registryTexts } from '../texts/registry-texts.ts'
import { formField } from '../web/form-field.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import type { RecordProblem, Typed } from './parse-records.ts'
import { codeKey } from './registry-fields.ts'

interface MergeViewInput {
  readonly language: Language
  readonly agencies: readonly Agency[]
  /** Codes. */
  readonly chosen: readonly string[]
  readonly typed: Typed
  readonly problems?: readonly RecordProblem[]
}

/** The page on which agencies are merged, renamed or divided: empty, or as it was sent with every problem. */
export function mergeView({ language, agencies, chosen, typed, problems = [] }: MergeViewInput) {
  const { forms: texts, problems: sentences } = registryTexts[language]
  const labels: Readonly<Partial<Record<RecordField, string>>> = { ...texts.labels, ...texts.mergeLabels }
  const messageOf = ({ field, code, text }: RecordProblem) => sentences[code](labels[field] ?? '', text)
  const messagesAt = (id: RecordField) => problems.filter(({ field }) => field === id).map(messageOf)
  const isChosen = (code: string) => chosen.some((one) => codeKey(one) === codeKey(code))
  const sorted = agencies.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
  const active = sorted.filter(({ endedOn }) => endedOn === null)
  const ended = sorted.filter(({ endedOn }) => endedOn !== null)
  const field = (id: RecordField, type: 'text' | 'date', hint?: string) =>
    formField({ id, label: labels[id] ?? '', hint, type, value: typed[id] ?? '', errors: messagesAt(id) })
  return {
    title: problems.length > 0 ? texts.errorTitle(texts.merge) : texts.merge,
    heading: texts.merge,
    introduction: texts.mergeIntroduction,
    errors:
      problems.length > 0
        ? {
            heading: texts.errorHeading,
            list: problems.map((problem) => ({ href: `#${problem.field}`, message: messageOf(problem) })),
          }
        : undefined,
    action: paths.mergeAgencies,
    chosen: {
      ...{ id: 'agencies', label: texts.labels.agencies, errors: messagesAt('agencies') },
      active: active.map(({ code, name }) => ({
        ...{ value: code, text: `${name} (${code})`, checked: isChosen(code) },
      })),
      ended:
        ended.length === 0
          ? undefined
          : {
              heading: texts.endedAgencies,
              open: ended.some(({ code }) => isChosen(code)),
              list: ended.map(({ code, name, endedOn }) => ({
                value: code,
                text: texts.endedOn(`${name} (${code})`, formatDay(endedOn ?? '')),
                checked: isChosen(code),
              })),
            },
    },
    fields: [
      field('code', 'text', texts.codeHint),
      field('name', 'text'),
      field('on', 'date', texts.hints.on),
    ],
    submit: texts.mergeButton,
    back: { href: paths.agencies, text: texts.backToAgencies },
  }
}
