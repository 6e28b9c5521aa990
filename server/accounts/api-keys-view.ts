import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { apiKeysTexts } from '../texts/api-keys-texts.ts'
import { layoutTexts } from '../texts/layout-texts.ts'
import { keyScopesOf, may, reachOf } from '../web/permissions.ts'
import { inLanguage } from '../web/public-page.ts'
import type { Staff } from '../web/staff-request.ts'
import { formatDay, formatInstant } from '../web/vietnamese-format.ts'
import { accountField, accountSelect, errorSummary } from './account-fields.ts'
import { agencyOptions } from './person-view.ts'
import type { KeyErrors, TypedKey } from './read-new-key.ts'

export const noKeyErrors: KeyErrors = { name: null, agency: null, scopes: null }

/** The page of the keys that the reader may see, with the form of a new one for whoever may make one. */
export function apiKeysView({
  language,
  staff,
  keys,
  agencies,
  made,
  typed,
  errors,
}: {
  readonly language: Language
  readonly staff: Staff
  readonly keys: readonly (ApiKey & { readonly isStopped: boolean })[]
  readonly agencies: readonly Agency[]
  /** The key that was made just now; blank without one. */
  readonly made: string
  readonly typed: TypedKey | undefined
  readonly errors: KeyErrors
}) {
  const texts = apiKeysTexts[language]
  const mayMake = may(staff, 'manage-api-keys')
  const isAll = reachOf(staff, 'manage-api-keys') === 'all'
  const nameOf = (code: string | null) =>
    code === null ? texts.province : (agencies.find((agency) => agency.code === code)?.name ?? code)
  const words = (scope: string) => texts.scopes[scope] ?? scope
  const name = accountField('name', texts.name, {
    value: typed?.name ?? '',
    errors: errors.name ? [texts.nameMissing] : [],
  })
  const agency = accountSelect('agency', texts.keyOf, {
    options: agencyOptions(agencies, texts.province),
    value: typed?.agency ?? '',
    errors: errors.agency ? [texts.agencyUnknown] : [],
  })
  const agencyScopes = keyScopesOf('agency-viewer')
  const possible = isAll ? keyScopesOf('home-affairs') : agencyScopes
  const scopes = {
    id: 'scopes',
    errors: errors.scopes
      ? [errors.scopes === 'scopes-missing' ? texts.scopesMissing : texts.scopesTooWide]
      : [],
    options: possible.map((scope, place) => ({
      id: place === 0 ? 'scopes' : `scopes-${place}`,
      value: scope,
      text: words(scope) + (isAll && !agencyScopes.includes(scope) ? ` (${texts.provinceOnly})` : ''),
      checked: typed?.scopes.includes(scope) ?? false,
    })),
  }

  function state(key: (typeof keys)[number]): string {
    if (key.revokedAt) return texts.revokedOn(formatDay(dayOf(key.revokedAt)))
    return key.isStopped ? texts.stopped : texts.inUse
  }

  return {
    title: texts.title,
    heading: texts.title,
    texts,
    introduction: mayMake ? texts.introduction : texts.readOnly,
    docs: { href: inLanguage(paths.apiDocs, language), text: layoutTexts[language].apiDocs },
    made,
    errors: errorSummary(language, isAll ? [name, agency, scopes] : [name, scopes]),
    form: mayMake
      ? { action: paths.apiKeys, name, agency: isAll ? agency : undefined, scopes, text: texts.make }
      : undefined,
    keys: keys.map((key) => {
      const revocable = mayMake && !key.revokedAt && (isAll || key.agency === staff.agency)
      return {
        name: key.name,
        of: nameOf(key.agency),
        scopes: key.scopes.map(words).join('; '),
        createdOn: formatDay(dayOf(key.createdAt)),
        madeBy: key.madeBy ?? '',
        lastUsed: key.lastUsedAt ? formatInstant(key.lastUsedAt) : texts.neverUsed,
        state: state(key),
        revokeHref: revocable ? link(paths.revokeApiKey, { id: shortKeyId(key) }) : '',
        revokeLabel: `${texts.revoke}: ${key.name}`,
      }
    }),
    none: keys.length > 0 ? '' : mayMake ? texts.noneYet : texts.none,
  }
}

/** Enough of the hash to name a key in an address; the hash itself opens nothing. */
export function shortKeyId({ keyHash }: Pick<ApiKey, 'keyHash'>): string {
  return keyHash.slice(0, 16)
}
