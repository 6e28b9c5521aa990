import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Agency } from '../storage/registry-store.ts'
import { auditActionTexts } from '../texts/audit-texts.ts'
import { registryTexts } from '../texts/registry-texts.ts'
import { formatDay, formatInstant, formatInteger } from '../web/vietnamese-format.ts'
import type { PastChange } from './history.ts'
import type { RegistryState } from './registry-state.ts'
import { shownFields } from './shown-fields.ts'

interface AgencyViewInput {
  readonly language: Language
  readonly state: RegistryState
  readonly agency: Agency
  readonly history: readonly PastChange[]
  readonly mayManage: boolean
  /** What the request before this one did. */
  readonly done: 'saved' | 'merged' | undefined
}

/** The page of one agency: what it is, where it came from, and where it takes part. */
export function agencyView({ language, state, agency, history, mayManage, done }: AgencyViewInput) {
  const { agency: texts, forms } = registryTexts[language]
  const { code, name, beganOn, endedOn, predecessors = [], units } = agency
  const heirs = state.agencies.filter((other) => other.predecessors?.includes(code))
  const points = state.points.filter((point) => point.agencies.includes(code))
  const inUse = points.filter(({ retiredAt }) => retiredAt === null).length
  const places = state.places.filter(({ host }) => host === code)
  return {
    title: name,
    done: done && texts[done],
    links: mayManage
      ? [
          { href: link(paths.editAgency, { agency: code }), text: texts.edit },
          { href: `${paths.mergeAgencies}?${new URLSearchParams({ agency: code })}`, text: texts.merge },
        ]
      : undefined,
    facts: [
      { label: texts.code, text: code, links: [] },
      {
        label: texts.status,
        text: endedOn === null ? texts.working : texts.endedOn(formatDay(endedOn)),
        links: [],
      },
      { label: texts.began, text: beganOn === undefined ? texts.unknown : formatDay(beganOn), links: [] },
      related(texts.predecessors, predecessors),
      related(
        texts.heirs,
        heirs.map((heir) => heir.code),
      ),
    ],
    units: {
      heading: texts.units,
      columns: texts,
      none: units.length === 0 ? texts.noUnits : undefined,
      hasActions: mayManage,
      rows: units.map((unit) => ({
        code: unit.code,
        name: unit.name,
        ended: unit.endedOn === undefined ? texts.working : texts.endedOn(formatDay(unit.endedOn)),
        edit: mayManage ? link(paths.unit, { agency: code, unit: unit.code }) : undefined,
        editName: texts.editUnit(unit.name),
      })),
      add: mayManage ? { href: link(paths.newUnit, { agency: code }), text: texts.addUnit } : undefined,
    },
    periods: {
      heading: texts.periods,
      columns: texts.periodColumns,
      rows: state.periods.flatMap((period) =>
        period.blocks.flatMap((block) =>
          block.agencies
            .filter((member) => member.code === code)
            .map(({ transactions, quota, unranked }) => ({
              href: link(paths.period, { period: period.id }),
              period: period.name,
              block: block.name,
              transactions: transactions === null ? '–' : formatInteger(transactions, language),
              quota: quota === null ? '–' : formatInteger(quota, language),
              ranked: unranked ?? texts.yes,
            })),
        ),
      ),
      none: texts.noPeriods,
    },
    points: {
      heading: texts.points,
      count: texts.pointCount(formatInteger(inUse, language), formatInteger(points.length - inUse, language)),
      link: { href: paths.points, text: texts.toPoints },
    },
    places: {
      heading: texts.places,
      none: texts.noPlaces,
      list: places.map((place) => (place.address === '' ? place.name : `${place.name}, ${place.address}`)),
    },
    history: {
      heading: texts.history,
      none: texts.noHistory,
      entries: history.map(({ at, by, action, fields }) => ({
        by: texts.by(by, formatInstant(at)),
        action:
          action in auditActionTexts
            ? auditActionTexts[action as keyof typeof auditActionTexts][language]
            : action,
        fields: shownFields(language, fields),
      })),
    },
    back: { href: paths.agencies, text: forms.backToAgencies },
  }

  /** Names with links, where they are registered. */
  function related(label: string, codes: readonly string[]) {
    const links = codes.map((other) => ({
      href: link(paths.agency, { agency: other }),
      text: state.agencies.find((one) => one.code === other)?.name ?? other,
    }))
    return { label, text: links.length === 0 ? texts.none : '', links }
  }
}
