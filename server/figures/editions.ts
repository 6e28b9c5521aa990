import type { Publication } from '../../scoring/index-document.ts'
import { link, type paths } from '../paths.ts'

type IndexPath = typeof paths.apiIndexJson | typeof paths.apiIndexCsv | typeof paths.apiIndexXlsx

/**
 * Which restatement of its period a publication is: 1 for the second publication, and so on.
 * @returns null for one that restates nothing
 */
export function restatementNumber({ id, restates }: Pick<Publication, 'id' | 'restates'>): number | null {
  if (restates === null) return null
  const [, edition] = /-(\d+)$/.exec(id) ?? []
  return edition === undefined ? 1 : Math.max(1, Number(edition) - 1)
}

/** Where one publication of a period is, whether or not it is the newest. */
export function editionLink(path: IndexPath, period: string, publication: string): string {
  return `${link(path as typeof paths.apiIndexJson, { period })}?${new URLSearchParams({ publication })}`
}
