import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { type LayoutTexts, layoutTexts } from '../texts/layout-texts.ts'
import type { Assets } from './assets.ts'
import type { PageModel } from './page.ts'
import type { Views } from './views.ts'

/** What of a public page depends on more than its own figures. */
export interface PublicFrame {
  readonly language: Language
  /** The data are made up. */
  readonly simulated: boolean
  /** Files of views/assets that only this page needs. */
  readonly stylesheets?: readonly string[]
}

/** Renders a page that is the same for everybody: no script, nobody signed in, the language from its address alone. */
export type PublicPage = (frame: PublicFrame, name: string, model: PageModel) => string

/** What the public layout shows besides the page. */
export interface PublicLayoutModel {
  readonly lang: Language
  readonly texts: LayoutTexts
  readonly stylesheets: readonly string[]
  readonly simulated: boolean
  readonly home: string
  /** What the API can do. */
  readonly docs: { readonly href: string; readonly text: string }
  readonly languages: readonly { readonly lang: Language; readonly href: string }[]
  readonly otherLanguage: { readonly lang: Language; readonly href: string; readonly name: string }
}

/** Makes the renderer of public pages, which the partial `public-layout` stands around. */
export function createPublicPage({
  views,
  assets,
}: {
  readonly views: Views
  readonly assets: Assets
}): PublicPage {
  const always = ['staff.css', 'board.css', 'results.css']
  return ({ language, simulated, stylesheets = [] }, name, model) => {
    const other: Language = language === 'vi' ? 'en' : 'vi'
    const layout: PublicLayoutModel = {
      lang: language,
      texts: layoutTexts[language],
      stylesheets: [...always, ...stylesheets].map(assets.href),
      simulated,
      home: inLanguage(paths.results, language),
      docs: { href: inLanguage(paths.apiDocs, language), text: layoutTexts[language].apiDocs },
      // Relative: an address built from the request's path could lead to another site.
      languages: [language, other].map((lang) => ({ lang, href: `?lang=${lang}` })),
      otherLanguage: { lang: other, href: `?lang=${other}`, name: layoutTexts[other].languageName },
    }
    return views(name, { ...model, layout })
  }
}

/** The address of a public page in a language: it carries the language, since no cookie does. */
export function inLanguage(href: string, language: Language): string {
  return language === 'vi' ? href : `${href}?lang=${language}`
}
