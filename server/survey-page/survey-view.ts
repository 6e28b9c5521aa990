import type { KeptFields, Problem } from '../../survey-forms/answers.ts'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { type ChoicesView, surveyFormView } from '../../survey-forms/form-view.ts'
import { link, paths } from '../paths.ts'
import { surveyTexts } from '../texts/survey-texts.ts'

/** What a page of the form shows, beyond the form itself. */
export interface SurveyViewOptions {
  readonly place: { readonly point: { readonly code: string; readonly place: string; readonly desk: string } }
  /** What is answered: the form, and the agencies to choose from. */
  readonly target: {
    readonly form: FormDefinition
    readonly agencies: readonly { readonly code: string; readonly name: string }[]
  }
  readonly language: Language
  /** Hidden in the page; the same one again when a refused form is shown filled in. */
  readonly submission: string
  readonly surveyor: string
  readonly simulated: boolean
  readonly kept?: KeptFields
  readonly problems?: readonly Problem[]
  /** Said at the top when nothing is wrong with the answers, yet they were not taken. */
  readonly notice?: string
  /** Of a page that nobody can send: what its banner says, and where it is shown in the other language, if anywhere. */
  readonly preview?: { readonly banner: string; readonly address: string | null }
}

export type SurveyView = ReturnType<typeof surveyView>

/** The view model of the public form: every string final, every condition a value that is empty or not. */
export function surveyView(options: SurveyViewOptions) {
  const { place, language, submission, surveyor, simulated, notice = '', preview } = options
  const { form, agencies } = options.target
  const texts = surveyTexts[language]
  const other: Language = language === 'vi' ? 'en' : 'vi'
  const address = link(paths.survey, { code: place.point.code })
  const view = surveyFormView(form, language, {
    surveyor,
    agencies,
    ...(options.kept && { kept: options.kept }),
    ...(options.problems && { problems: options.problems }),
  })
  const choices = (type: 'radio' | 'checkbox', wide: boolean) => (question: ChoicesView) => ({
    ...question,
    type,
    wide,
    // Native on every phone, and shorter than a page of agencies in front of the questions.
    list: question.id === agencyField && question.options.length > mostRadios ? texts.chooseOne : '',
    optional: question.required ? '' : texts.optional,
    errorWord: texts.errorWord,
    options: question.options.map((option, index) => ({
      ...option,
      // Only the first control of a question is linked to, by the error summary; the others need no id.
      id: index === 0 ? option.id : '',
      // "No opinion" is no step of the scale: it stands apart, in a row of its own.
      apart: !wide && option.value === form.noOpinion?.code,
    })),
  })
  const section = (shown: (typeof view.sections)[number]) => ({
    ...shown,
    questions: shown.questions.map(choices('radio', [visitSection, respondentSection].includes(shown.id))),
  })
  const kept = options.kept ?? {}
  return {
    lang: language,
    title: view.hasErrors || notice ? `${texts.errorTitle} ${view.title}` : view.title,
    heading: view.title,
    simulated: [preview?.banner ?? '', simulated ? texts.simulated : ''].filter(Boolean).join(' – '),
    texts,
    agencyName: agencies.length === 1 ? (agencies[0]?.name ?? '') : place.point.place,
    desk: place.point.desk,
    otherLanguage: preview?.address === null ? null : languageLink(preview?.address ?? address, other),
    disabled: preview !== undefined,
    // Not the address of the form itself: a post to that would make the browser forget the page it came from, and
    // Back would then fetch it anew, with another submission id under the answers it puts back.
    action: `${address}?send=1${language === 'vi' ? '' : `&lang=${language}`}`,
    form: view.form,
    submission,
    introduction: view.introduction,
    notice,
    errors: view.errors,
    sections: view.sections.filter((shown) => shown.id !== respondentSection).map(section),
    closing: view.wishes !== null || view.comment !== null,
    wishes: view.wishes ? [choices('checkbox', true)(view.wishes)] : [],
    comment: view.comment ? [{ ...view.comment, optional: texts.optional, errorWord: texts.errorWord }] : [],
    respondent: view.sections
      .filter((shown) => shown.id === respondentSection)
      .map((shown) => ({
        ...section(shown),
        open: Object.keys(kept).some((name) => name.startsWith('respondent.')),
      })),
  }
}

/** The question which agency it was, at a desk that several share; asked first. */
const agencyField = 'agency'
/** More agencies than these are a list to choose from. */
const mostRadios = 8

/** Ids that survey-forms/form-view.ts gives the sections about the visit and about the person. */
const visitSection = 'x-visit'
const respondentSection = 'x-respondent'

/** The link to the same page in another language. */
export function languageLink(address: string, lang: Language) {
  return {
    lang,
    href: lang === 'vi' ? address : `${address}?lang=${lang}`,
    name: surveyTexts[lang].languageName,
  }
}
