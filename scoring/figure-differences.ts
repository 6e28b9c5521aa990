import type { FigureDifference, IndexDocument } from './index-document.ts'
import { jsonDifferences } from './json-differences.ts'

/**
 * Every figure, name and setting in which two index documents of one period differ; what is not of the figures
 * (instants, publication, signature) and the sums behind them are left out. Blocks and agencies stand in the paths by
 * their codes and not by their places: an agency that moves down a rank has another rank and is the same agency.
 * @param before the older one; what it does not have is null there
 * @example figureDifferences(document, document) // []
 */
export function figureDifferences(before: IndexDocument, after: IndexDocument): readonly FigureDifference[] {
  return jsonDifferences(byCodes(before), byCodes(after)).map(({ path, found, expected }) => ({
    path,
    before: found ?? null,
    after: expected ?? null,
  }))
}

/**
 * Whether a difference is one that responses make which come after a period has closed: they are kept and shown and
 * count for nothing, so that they leave a draft what it is.
 * @example isOfLateResponses({ path: '/responses/excluded/late', before: 1, after: 2 }) // true
 */
export function isOfLateResponses({ path }: FigureDifference): boolean {
  return /\/responses\/(?:received|excluded\/late)$/.test(path)
}

function byCodes(document: IndexDocument): unknown {
  const { $schema, kind, version, computedAt, publication, signature, period, blocks, ...figures } = document
  return {
    ...figures,
    period: period && { ...period, status: null },
    blocks: Object.fromEntries(
      blocks.map(({ code, agencies, ...block }) => [
        code,
        {
          ...block,
          agencies: Object.fromEntries(agencies.map(({ tally, ...agency }) => [agency.code, agency])),
        },
      ]),
    ),
  }
}
