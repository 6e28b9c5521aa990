import {
  type FormDefinition,
  formId,
  indexQuestions,
  type Language,
} from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { FormVersion } from '../storage/forms-store.ts'
import type { Period } from '../storage/periods-store.ts'
import { formsTexts } from '../texts/forms-texts.ts'
import { formatDecimalInText, formatInstant, formatInteger } from '../web/vietnamese-format.ts'

/** The list of all form versions. */
export function formsView(
  versions: readonly FormVersion[],
  periods: readonly Period[],
  mayManage: boolean,
  language: Language,
) {
  const texts = formsTexts[language]
  return {
    title: texts.title,
    introduction: texts.introduction,
    actions: mayManage ? [{ href: paths.newForm, text: texts.importLink }] : [],
    table: {
      caption: texts.caption,
      columns: texts.columns,
      rows: versions.map((version) => ({
        href: link(paths.form, { form: formId(version.form) }),
        id: formId(version.form),
        title: version.form.title[language],
        content: contentText(version.form, language),
        source: sourceText(version, language),
        used: usedIn(version.form, periods)
          .map(({ name }) => name)
          .join(', '),
        unused: usedIn(version.form, periods).length === 0 ? texts.unused : undefined,
      })),
    },
  }
}

/** The page of one version. */
export function formPageView({
  version,
  versions,
  periods,
  language,
  isNew,
}: {
  readonly version: FormVersion
  readonly versions: readonly FormVersion[]
  readonly periods: readonly Period[]
  readonly language: Language
  /** It has just been imported. */
  readonly isNew: boolean
}) {
  const texts = formsTexts[language]
  const { form } = version
  const id = formId(form)
  const at = { form: id }
  const number = (value: number) => formatInteger(value, language)
  const others = versions.map((one) => formId(one.form)).filter((other) => other !== id)
  return {
    title: form.title[language],
    heading: form.title[language],
    notice: isNew ? texts.form.published : undefined,
    facts: {
      heading: texts.form.facts,
      lines: [`${texts.form.code}: ${id}`, sourceText(version, language), texts.form.newVersion(id)],
    },
    used: {
      heading: texts.form.usedIn,
      empty: usedIn(form, periods).length === 0 ? texts.unused : undefined,
      list: usedIn(form, periods).map((period) => ({
        href: link(paths.period, { period: period.id }),
        text: period.name,
      })),
    },
    preview: {
      heading: texts.form.preview,
      links: [
        ...previewLinks(link(paths.formPreview, at), texts.form.previewIn),
        ...previewLinks(link(paths.formOnPaper, at), texts.form.paperIn),
        { href: link(paths.formFile, at), text: texts.download },
      ],
    },
    criteria: {
      heading: texts.form.criteria,
      list: form.criteria.map(({ name, weight, questions }) => ({
        name: texts.form.criterion(name[language], formatDecimalInText(weight, language)),
        questions: questions.map(({ text }) => text[language]),
      })),
    },
    scale: {
      heading: texts.form.scale,
      list: [
        ...form.scale.map(({ label, points }) => texts.form.grade(label[language], number(points))),
        ...(form.noOpinion ? [form.noOpinion.label[language]] : []),
      ],
    },
    others: {
      heading: texts.form.others,
      list: [
        ...form.context.map(({ text }) => text[language]),
        ...(form.outside.length > 0 ? [texts.form.outside(number(form.outside.length))] : []),
        ...(form.respondent.length > 0 ? [texts.form.respondent(number(form.respondent.length))] : []),
        ...(form.wishes ? [form.wishes.text[language]] : []),
        ...(form.comment ? [form.comment.text[language]] : []),
      ],
    },
    compare:
      others.length === 0
        ? undefined
        : {
            heading: texts.form.compare,
            action: link(paths.formDifferences, at),
            label: texts.form.compareWith,
            options: others.map((other, place) => ({ value: other, selected: place === others.length - 1 })),
            button: texts.form.compareButton,
          },
    back: { href: paths.forms, text: texts.backToForms },
  }
}

function previewLinks(address: string, names: Readonly<Record<Language, string>>) {
  return (['vi', 'en'] as const).map((lang) => ({ href: `${address}?in=${lang}`, text: names[lang] }))
}

export function usedIn(form: FormDefinition, periods: readonly Period[]): readonly Period[] {
  return periods.filter((period) => period.form === formId(form))
}

function contentText(form: FormDefinition, language: Language): string {
  const number = (value: number) => formatInteger(value, language)
  return formsTexts[language].content(number(form.criteria.length), number(indexQuestions(form).length))
}

function sourceText({ importedAt, importedBy }: FormVersion, language: Language): string {
  const texts = formsTexts[language]
  return importedAt === null ? texts.shipped : texts.imported(formatInstant(importedAt), importedBy ?? '')
}
