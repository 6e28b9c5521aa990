import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { type DifferencesView, differencesView } from '../figures/differences-view.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import {
  type DraftFieldProblem,
  type DraftProgress,
  type DraftRefusal,
  draftTexts,
} from '../texts/draft-texts.ts'
import { publishingTexts } from '../texts/publishing-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDay, formatInstant, formatInteger } from '../web/vietnamese-format.ts'
import type { Standing } from './consultation.ts'
import { type ErrorsView, errorsView } from './errors-view.ts'
import { type ObjectionView, objectionView } from './objection-view.ts'

/** Working days that agencies have unless home affairs says otherwise. */
const usualWorkingDays = 5

/** The page on which home affairs sends drafts, follows the agencies and answers objections. */
export type DraftsView = {
  readonly title: string
  readonly heading: string
  readonly errors: ErrorsView | null
  readonly refusal: string | null
  readonly introduction: string
  readonly status: readonly string[]
  readonly send: {
    readonly heading: string
    readonly action: string
    readonly hint: string | null
    readonly deadline: FormField<'deadline'>
    readonly button: string
  } | null
  readonly differences: (DifferencesView & { readonly heading: string; readonly hint: string }) | null
  readonly progress: {
    readonly heading: string
    readonly counts: string
    readonly caption: string
    readonly heads: {
      readonly agency: string
      readonly state: string
      readonly when: string
      readonly objections: string
    }
    readonly rows: readonly {
      readonly name: string
      readonly href: string
      readonly state: string
      readonly when: string
      readonly objections: string
    }[]
  } | null
  readonly objections: {
    readonly heading: string
    readonly counts: string
    readonly list: readonly (ObjectionView & { readonly answer: AnswerForm | null })[]
  } | null
  readonly earlier: { readonly heading: string; readonly list: readonly string[] } | null
  readonly onward: { readonly href: string; readonly text: string }
}

interface AnswerForm {
  readonly action: string
  readonly field: FormField<string>
  readonly hint: string
  readonly accept: string
  readonly reject: string
}

export interface DraftsViewInput {
  readonly language: Language
  readonly period: Period
  readonly document: IndexDocument | null
  readonly standing: Standing
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
  /** Whether this person may send and decide, or only look. */
  readonly mayDecide: boolean
  readonly refusal?: DraftRefusal
  /** What was typed into the form that was refused. */
  readonly deadline?: { readonly kept: string; readonly problems: readonly DraftFieldProblem[] }
  readonly answer?: {
    readonly objection: string
    readonly kept: string
    readonly problems: readonly DraftFieldProblem[]
  }
}

export function draftsView(input: DraftsViewInput): DraftsView {
  const { language, period, standing, mayDecide } = input
  const texts = draftTexts[language]
  const title = texts.drafts.title(period.name)
  const errors = errorsOf(input)
  return {
    title: errors === null ? title : texts.errorTitle(title),
    heading: title,
    errors,
    refusal: input.refusal === undefined ? null : texts.refusals[input.refusal],
    introduction: texts.drafts.introduction,
    status: statusOf(input),
    send: mayDecide && period.status === 'closed' ? sendForm(input) : null,
    differences: movedSince(input),
    progress: standing.draft === null ? null : progressOf(input),
    objections: standing.draft === null ? null : objectionsOf(input),
    earlier:
      standing.sent.length < 2
        ? null
        : {
            heading: texts.drafts.earlierHeading,
            list: standing.sent.map((sent) => sentText(sent, language)),
          },
    onward: { href: link(paths.publishing, { period: period.id }), text: texts.drafts.toPublishing },
  }
}

function errorsOf({ language, deadline, answer, standing }: DraftsViewInput): ErrorsView | null {
  const texts = draftTexts[language]
  const answered = standing.objections.find(({ id }) => id === answer?.objection)
  return errorsView(texts.errorHeading, [
    ...(deadline?.problems ?? []).map((problem) => ({ href: '#deadline', message: texts.problems[problem] })),
    ...(answer?.problems ?? []).map((problem) => ({
      href: `#reason-${answered?.n ?? ''}`,
      message: texts.problems[problem],
    })),
  ])
}

function statusOf({ language, period, standing, today }: DraftsViewInput): readonly string[] {
  const texts = draftTexts[language].drafts
  const sent = standing.draft === null ? texts.none : sentText(standing.draft, language)
  switch (period.status) {
    case 'published':
      return standing.draft === null ? [texts.published] : [sent, texts.published]
    case 'closed':
    case 'publishing': {
      const isOver = period.consultation !== undefined && today > period.consultation.deadline
      return isOver ? [sent, texts.deadlineOver] : [sent]
    }
    default:
      return [texts.notClosed]
  }
}

function sentText({ n, sentAt, sentBy, deadline }: Standing['sent'][number], language: Language): string {
  const texts = draftTexts[language].drafts
  return texts.sent(formatInteger(n, language), formatInstant(sentAt), sentBy, formatDay(deadline))
}

function sendForm({ language, period, standing, today, deadline }: DraftsViewInput): DraftsView['send'] {
  const texts = draftTexts[language]
  const next = formatInteger((standing.draft?.n ?? 0) + 1, language)
  return {
    heading: texts.drafts.sendHeading,
    action: link(paths.drafts, { period: period.id }),
    hint: standing.draft === null ? null : texts.drafts.resendHint,
    deadline: formField({
      id: 'deadline',
      label: texts.drafts.deadline,
      hint: texts.drafts.deadlineHint,
      errors: (deadline?.problems ?? []).map((problem) => texts.problems[problem]),
      value: deadline?.kept ?? addWorkingDays(today, usualWorkingDays),
      type: 'date',
    }),
    button: texts.drafts.send(next),
  }
}

function movedSince({ language, period, standing, document }: DraftsViewInput): DraftsView['differences'] {
  if (document === null || period.status !== 'closed') return null
  const view = differencesView(standing.differences, document, language)
  const texts = publishingTexts[language].hindrances
  return view && { ...view, heading: texts.differsHeading, hint: texts.differs }
}

function progressOf({ language, period, standing }: DraftsViewInput): DraftsView['progress'] {
  const texts = draftTexts[language].drafts
  const number = (count: number) => formatInteger(count, language)
  const agencies = (standing.draft?.document.blocks ?? []).flatMap((block) => block.agencies)
  const rows = agencies.map(({ code, name }) => {
    const answer = standing.answers.find(({ agency }) => agency === code)
    const own = standing.objections.filter(({ agency }) => agency === code)
    const open = own.filter(({ state }) => state === 'submitted').length
    const at = answer?.agreedAt ?? answer?.seenAt ?? null
    const progress: DraftProgress =
      open > 0 ? 'objecting' : answer === undefined ? 'not-seen' : answer.agreedAt ? 'agreed' : 'seen'
    return {
      progress,
      name,
      href: link(paths.draftOfAgency, { period: period.id, agency: code }),
      state: texts.progress[progress],
      when: at === null ? '–' : formatInstant(at),
      objections:
        own.length === 0
          ? '–'
          : open === 0
            ? number(own.length)
            : texts.openOf(number(open), number(own.length)),
    }
  })
  const countOf = (progress: DraftProgress) => number(rows.filter((row) => row.progress === progress).length)
  const counts = {
    objecting: countOf('objecting'),
    agreed: countOf('agreed'),
    seen: countOf('seen'),
    'not-seen': countOf('not-seen'),
  }
  return {
    heading: texts.progressHeading,
    counts: texts.progressCounts(counts, number(rows.length)),
    caption: texts.progressCaption,
    heads: { agency: texts.agency, state: texts.state, when: texts.when, objections: texts.objectionsHead },
    rows,
  }
}

function objectionsOf({
  language,
  period,
  standing,
  mayDecide,
  answer,
}: DraftsViewInput): DraftsView['objections'] {
  const texts = draftTexts[language]
  const { draft, objections, open } = standing
  if (draft === null) return null
  const names = new Map(
    draft.document.blocks.flatMap(({ agencies }) => agencies.map(({ code, name }) => [code, name])),
  )
  return {
    heading: texts.drafts.objectionsHeading,
    counts:
      objections.length === 0
        ? texts.drafts.noObjections
        : texts.drafts.objectionsCounts(
            formatInteger(objections.length, language),
            formatInteger(open.length, language),
          ),
    // What waits for home affairs stands first.
    list: [...open, ...objections.filter(({ state }) => state !== 'submitted')].map((objection) => {
      const view = objectionView(
        objection,
        draft.document,
        language,
        names.get(objection.agency) ?? objection.agency,
      )
      const kept = answer?.objection === objection.id ? answer : undefined
      return {
        ...view,
        answer:
          view.isOpen && mayDecide
            ? {
                action: link(paths.decideObjection, { period: period.id, objection: objection.id }),
                field: formField({
                  id: `reason-${objection.n}`,
                  label: texts.drafts.reason,
                  hint: texts.drafts.reasonHint,
                  errors: (kept?.problems ?? []).map((problem) => texts.problems[problem]),
                  value: kept?.kept ?? '',
                  type: 'text',
                }),
                hint: texts.drafts.acceptHint,
                accept: texts.drafts.accept,
                reject: texts.drafts.reject,
              }
            : null,
      }
    }),
  }
}
