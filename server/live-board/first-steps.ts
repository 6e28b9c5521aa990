import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import { type FirstStep, firstSteps, firstStepsTexts } from '../texts/first-steps-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'

/** The way from a first start to the first response, with what is done. */
export interface FirstStepsView {
  readonly heading: string
  readonly progress: string
  readonly steps: readonly {
    readonly name: string
    readonly hint: string
    /** Where it is done; null for what is not done on a page. */
    readonly href: string | null
    readonly state: string
    readonly isDone: boolean
  }[]
}

interface Needs {
  readonly periods: Pick<Stores['periods'], 'all'>
  readonly points: Pick<Stores['points'], 'all'>
  readonly accounts: Pick<Stores['accounts'], 'byName'>
  readonly tallyLog: Pick<Stores['tallyLog'], 'position'>
  readonly config: { readonly publicUrl: string | null }
}

/** A printed sheet leaves no trace here, so that step is done when a response shows it. */
const placeOf: Readonly<Record<FirstStep, string | null>> = {
  'second-factor': paths.secondFactor,
  'public-url': null,
  period: paths.setUp,
  points: paths.newPoint,
  sheets: paths.points,
  response: null,
}

/**
 * The guide for home affairs on a new installation.
 * @param account who reads it, for the second factor
 * @returns null once a response has been taken in: everything works, and nobody needs a guide
 */
export async function firstStepsView(
  { periods, points, accounts, tallyLog, config }: Needs,
  account: string,
  language: Language,
): Promise<FirstStepsView | null> {
  const opened = (await periods.all()).filter(({ status }) => status !== 'draft')
  // The log moves with the first response of a period, and nothing else is as cheap to ask.
  const positions = await Promise.all(opened.map(({ id }) => tallyLog.position(id)))
  if (opened.some(({ status }) => status === 'published') || positions.some(({ n }) => n > 0)) return null
  const [all, person] = await Promise.all([points.all(), accounts.byName(account)])
  const done: Readonly<Record<FirstStep, boolean>> = {
    'second-factor': (person?.secondFactor ?? null) !== null,
    'public-url': config.publicUrl !== null,
    period: opened.length > 0,
    points: all.length > 0,
    sheets: false,
    response: false,
  }
  const texts = firstStepsTexts[language]
  const count = firstSteps.filter((step) => done[step]).length
  return {
    heading: texts.heading,
    progress: texts.progress(formatInteger(count, language), formatInteger(firstSteps.length, language)),
    steps: firstSteps.map((step) => ({
      ...texts.steps[step],
      // Points need the agencies of a period.
      href: step === 'points' && !done.period ? null : placeOf[step],
      state: done[step] ? texts.done : texts.open,
      isDone: done[step],
    })),
  }
}
