import type { Request } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { type LayoutTexts, layoutTexts } from '../texts/layout-texts.ts'
import { navigationTexts } from '../texts/navigation-texts.ts'
import type { Assets } from './assets.ts'
import { homeOf } from './home-of.ts'
import { requestLanguage } from './language.ts'
import { type NavigationLink, navigation } from './navigation.ts'
import type { Views } from './views.ts'

/** What every page's own view model has, beside what only its own template knows. */
export interface PageModel {
  readonly title: string
  readonly [name: string]: unknown
}

/** Renders a page inside the common layout, for the request's language and the person signed in. */
export type Page = (request: Request, name: string, model: PageModel) => string

/** What the layout shows besides the page. */
export interface LayoutModel {
  readonly lang: Language
  readonly texts: LayoutTexts
  readonly stylesheet: string
  readonly script: string
  readonly simulated: boolean
  readonly signedInAs: string | undefined
  readonly otherLanguage: { readonly lang: Language; readonly href: string; readonly name: string } | false
  readonly links: { readonly home: string; readonly account: string; readonly signOut: string }
  /** What the link to the own account is called by those who hear it. */
  readonly accountLabel: string
  readonly navigation: { readonly label: string; readonly links: readonly NavigationLink[] } | undefined
}

/**
 * Makes the page renderer.
 * @param simulated whether the data are made up, asked anew for each page so that every page says so
 */
export function createPage({
  views,
  assets,
  simulated,
}: {
  views: Views
  assets: Assets
  simulated: () => boolean
}): Page {
  return (request, name, model) => {
    const lang = requestLanguage(request)
    const other: Language = lang === 'vi' ? 'en' : 'vi'
    const links = navigation(request.staff, request.path, lang)
    const layout: LayoutModel = {
      lang,
      texts: layoutTexts[lang],
      stylesheet: assets.href('staff.css'),
      script: assets.href('staff.js'),
      simulated: simulated(),
      signedInAs: request.staff?.name,
      // After a post the link would lead to the empty page: what was typed, or is shown once, would be lost.
      otherLanguage: request.method !== 'POST' && {
        lang: other,
        // Relative: an address built from the request's path could lead to another site.
        href: `?${new URLSearchParams({ ...textsOf(request.query), lang: other })}`,
        name: layoutTexts[other].languageName,
      },
      links: { home: homeOf(request.staff), account: paths.account, signOut: paths.signOut },
      accountLabel: `${navigationTexts[lang].account}: ${request.staff?.name ?? ''}`,
      navigation: links.length > 0 ? { label: navigationTexts[lang].label, links } : undefined,
    }
    return views(name, { ...model, layout })
  }
}

/** The query of a page stays when its language changes: a filter, or what was made just now. */
function textsOf(query: Request['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
