import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { registryTexts } from '../texts/registry-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { RegistryState } from './registry-state.ts'

/** The list of places: those in use first. */
export function placesView(language: Language, state: RegistryState, mayManage: boolean) {
  const { places: texts, forms } = registryTexts[language]
  const sorted = state.places.toSorted(
    (a, b) =>
      Number(a.endedOn !== null) - Number(b.endedOn !== null) ||
      a.name.localeCompare(b.name, 'vi', { numeric: true }),
  )
  return {
    title: texts.title,
    introduction: texts.introduction,
    add: mayManage ? { href: paths.newPlace, text: texts.add } : undefined,
    empty: sorted.length === 0 ? texts.empty : undefined,
    columns: texts.columns,
    rows: sorted.map(({ code, name, address, host, endedOn }) => ({
      ...{ code, name, address },
      href: mayManage ? link(paths.place, { place: code }) : undefined,
      host: state.agencies.find((agency) => agency.code === host)?.name ?? host ?? '–',
      points: formatInteger(
        state.points.filter((point) => point.placeCode === code && point.retiredAt === null).length,
        language,
      ),
      ended: endedOn === null ? undefined : texts.ended(formatDay(endedOn)),
    })),
    back: { href: paths.agencies, text: forms.backToAgencies },
  }
}
