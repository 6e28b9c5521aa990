import { foldedName } from '../../survey-forms/folded-name.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Agency } from '../storage/registry-store.ts'
import { registryTexts } from '../texts/registry-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { RegistryState } from './registry-state.ts'

interface Link {
  readonly href: string
  readonly text: string
}

interface AgencyGroup {
  readonly id: string
  readonly heading: string
  readonly hasEnded: boolean
  readonly rows: readonly {
    readonly href: string
    readonly name: string
    readonly code: string
    readonly units: string
    readonly points: string
    readonly endedOn: string
  }[]
}

/** The list of agencies by the blocks of the newest period; those that have ended apart. */
export function agenciesView(
  language: Language,
  state: RegistryState,
  {
    query,
    mayManage,
    done,
  }: { readonly query: string; readonly mayManage: boolean; readonly done: string | undefined },
) {
  const texts = registryTexts[language].agencies
  const found = state.agencies.filter((agency) => isFound(agency, query))
  const links: readonly Link[] = [
    ...(mayManage
      ? [
          { href: paths.newAgency, text: texts.add },
          { href: paths.mergeAgencies, text: texts.merge },
        ]
      : []),
    { href: paths.places, text: texts.places },
    { href: paths.registryImport, text: texts.import },
  ]
  return {
    title: texts.title,
    introduction: texts.introduction,
    done,
    empty: state.agencies.length === 0 ? texts.empty : undefined,
    links,
    search: {
      action: paths.agencies,
      label: texts.search,
      value: query,
      button: texts.searchButton,
      all: query === '' ? undefined : { href: paths.agencies, text: texts.searchAll },
      result: resultText(query, found.length),
    },
    columns: texts.columns,
    groups: groups(found),
  }

  function resultText(asked: string, count: number): string | undefined {
    if (asked === '') return undefined
    return count === 0 ? texts.nothingFound(asked) : texts.found(formatInteger(count, language), asked)
  }

  function groups(agencies: readonly Agency[]): readonly AgencyGroup[] {
    const [newest] = state.periods
    const active = agencies.filter(({ endedOn }) => endedOn === null)
    const ended = agencies.filter(({ endedOn }) => endedOn !== null)
    const blocks = (newest?.blocks ?? []).map((block, place) => {
      const codes = new Set(block.agencies.map(({ code }) => code))
      const members = active.filter(({ code }) => codes.has(code))
      return group(`block-${place}`, texts.inBlock(block.name, newest?.name ?? ''), members)
    })
    const inBlocks = new Set(newest?.blocks.flatMap((block) => block.agencies.map(({ code }) => code)))
    const others = active.filter(({ code }) => !inBlocks.has(code))
    const heading = newest === undefined ? texts.all : texts.inNoBlock(newest.name)
    const all = [...blocks, group('others', heading, others), group('ended', texts.ended, ended)]
    return all.filter(({ rows }) => rows.length > 0)
  }

  function group(id: string, heading: string, agencies: readonly Agency[]): AgencyGroup {
    const rows = agencies.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
    return {
      ...{ id, heading, hasEnded: id === 'ended' },
      rows: rows.map(({ code, name, units, endedOn }) => {
        const points = state.points.filter(
          (point) => point.retiredAt === null && point.agencies.includes(code),
        )
        return {
          ...{ href: link(paths.agency, { agency: code }), name, code },
          units: formatInteger(units.filter((unit) => unit.endedOn === undefined).length, language),
          points: formatInteger(points.length, language),
          endedOn: endedOn === null ? '' : formatDay(endedOn),
        }
      }),
    }
  }
}

/** Whether a code or a name holds what is looked for, whatever its accents. */
function isFound({ code, name }: Agency, query: string): boolean {
  const wanted = withoutAccents(query)
  return withoutAccents(code).includes(wanted) || withoutAccents(name).includes(wanted)
}

function withoutAccents(text: string): string {
  return foldedName(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
