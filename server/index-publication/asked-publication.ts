import type { Request } from 'express'
import type { IndexSnapshot, LiveIndex } from '../live-index/live-index.ts'
import type { Stores } from '../storage/database.ts'
import { HttpProblem } from '../web/http-problem.ts'

/** What may be asked for of a period: the index as it stands, or one of its publications. */
export interface AskedPublication {
  readonly snapshot: IndexSnapshot
  /** The id that the address names; null: what stands now. */
  readonly named: string | null
}

/**
 * The index that a request asks for: `?publication=2025-1` names one that may have been restated since, and stays
 * readable.
 * @throws HttpProblem 404 for an unknown period, or a publication that is not of it; 400 where two are named
 */
export async function askedPublication(
  {
    liveIndex,
    publications,
  }: {
    readonly liveIndex: Pick<LiveIndex, 'snapshot'>
    readonly publications: Pick<Stores['publications'], 'byId'>
  },
  request: Request<{ period: string }>,
): Promise<AskedPublication> {
  const { period } = request.params
  const { publication: named } = request.query
  if (named === undefined) {
    const snapshot = await liveIndex.snapshot(period)
    if (snapshot === null) throw new HttpProblem(404, 'unknown-period')
    return { snapshot, named: null }
  }
  if (typeof named !== 'string') throw new HttpProblem(400, 'bad-request')
  const document = await publications.byId(named)
  // What does not say how it was published is not taken for published.
  if (document === null || document.period?.id !== period || document.publication === null) {
    throw new HttpProblem(404, 'unknown-publication')
  }
  return { snapshot: { n: 0, settled: true, document }, named }
}
