import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { type NavigationName, navigationTexts } from '../texts/navigation-texts.ts'
import { homeOf } from './home-of.ts'
import { may, type Permission, reachOf } from './permissions.ts'
import type { Staff } from './staff-request.ts'

export interface NavigationLink {
  readonly href: string
  readonly text: string
  /** "page" for where the reader is, as `aria-current` wants it. */
  readonly current: 'page' | 'true' | undefined
}

/** The pages that every page of staff leads to, in the order of a year's work. */
const places: readonly {
  readonly name: NavigationName
  readonly path: string
  readonly permission: Permission
  /** A page of agencies: whoever is allowed it for all of them comes there by the periods. */
  readonly ofAgencies?: true
}[] = [
  { name: 'periods', path: paths.periods, permission: 'see-periods' },
  { name: 'agencies', path: paths.agencies, permission: 'see-registry' },
  { name: 'forms', path: paths.forms, permission: 'see-forms' },
  { name: 'points', path: paths.points, permission: 'see-points' },
  { name: 'drafts', path: paths.ownDrafts, permission: 'see-draft', ofAgencies: true },
  { name: 'people', path: paths.people, permission: 'see-people' },
  { name: 'apiKeys', path: paths.apiKeys, permission: 'see-api-keys' },
  { name: 'audit', path: paths.audit, permission: 'read-audit' },
]

/** The links that this person may follow; none for a visitor, nor while something comes before them. */
export function navigation(
  staff: Staff | undefined,
  path: string,
  language: Language,
): readonly NavigationLink[] {
  // Each would only lead back to the password or the second factor that is owed.
  if (!staff || staff.owes) return []
  const texts = navigationTexts[language]
  const home = homeOf(staff)
  return [
    { href: home, text: texts.home, current: path === home ? 'page' : undefined },
    ...places
      .filter(
        ({ permission, ofAgencies }) =>
          may(staff, permission) && !(ofAgencies && reachOf(staff, permission) === 'all'),
      )
      .map(({ name, path: href }) => ({
        href,
        text: texts[name],
        current:
          path === href ? ('page' as const) : path.startsWith(`${href}/`) ? ('true' as const) : undefined,
      })),
  ]
}
