import type { Target, TargetOperator } from '../../scoring/method.ts'
import { parsePercent } from './parse-percent.ts'

/** What has to be reached, and how. */
export type Goal = Pick<Target, 'operator' | 'percent'>

const signs: Readonly<Record<string, TargetOperator>> = { '': '>=', '≥': '>=', '>=': '>=', '>': '>' }

/**
 * A target as people write it: "≥ 87", "> 87,5%", or a number alone, which has to be reached.
 * @returns null for anything else; blank text is no target and none of its business
 * @example parseTarget('> 87,5') // { operator: '>', percent: 87.5 }
 */
export function parseTarget(text: string): Goal | null {
  const [, sign = '', number = ''] = /^(≥|>=|>)?\s*(.*)$/.exec(text) ?? []
  const percent = parsePercent(number)
  const operator = signs[sign]
  return percent === null || operator === undefined ? null : { operator, percent }
}
