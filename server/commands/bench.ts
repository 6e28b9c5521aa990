import type { BenchRow } from './bench/bench-row.ts'
import { rounded } from './bench/bench-row.ts'
import { benchFormPage } from './bench/form-page.bench.ts'
import { benchRebuild } from './bench/rebuild.bench.ts'
import { benchAccepting, benchJourneys } from './bench/responses.bench.ts'
import { benchScore } from './bench/score.bench.ts'
import { benchLiveIndex, benchStored } from './bench/stored.bench.ts'
import { benchVisible } from './bench/visible.bench.ts'

/**
 * `npm run bench [-- --quick] [-- NAME…]`: the budgets, each with its reference in the same run, as JSON. The full
 * run takes about a quarter of an hour; `--quick` takes smaller sizes and shorter runs, for a look on the way.
 */
const words = process.argv.slice(2)
const quick = words.includes('--quick')
const load = quick ? { seconds: 4, rounds: 1 } : { seconds: 8, rounds: 3 }
const million = quick ? 50_000 : 1_000_000
const stored = quick ? 20_000 : 200_000

const benches: Readonly<Record<string, () => Promise<BenchRow | BenchRow[]>>> = {
  'form-page': () => benchFormPage(load),
  'response-accepted': () => benchAccepting(load),
  journey: () => benchJourneys(load),
  'visible-on-board': () => benchVisible({ seconds: quick ? 10 : 30 }),
  stored: () => benchStored({ responses: stored, rounds: quick ? 3 : 7 }),
  score: async () => againstReading(await benchScore(million, quick ? 1 : 3), 2, '1.3'),
  rebuild: async () =>
    againstReading(await benchRebuild({ responses: million, rounds: quick ? 1 : 3 }), 1.5, '1.1'),
  'live-index': () => benchLiveIndex({ responses: million }),
}

const chosen = words.filter((word) => !word.startsWith('--'))
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const rows: BenchRow[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.error(`${name} …`)
  rows.push(...[await bench()].flat())
}
console.log(JSON.stringify({ quick, node: process.version, rows }, null, 2))

/** A long run over many responses as a line of the budget table. */
function againstReading(
  {
    name,
    ratio,
    seconds,
    referenceSeconds,
    ...details
  }: Awaited<ReturnType<typeof benchScore | typeof benchRebuild>>,
  most: number,
  hope: string,
): BenchRow {
  return {
    name,
    measured: rounded(seconds, 2),
    unit: 'seconds',
    reference: rounded(referenceSeconds, 2),
    referenceIs:
      name === 'score' ? 'reading the file with the same parser' : 'reading the responses with the driver',
    ratio: rounded(ratio),
    bar: `≤ ${most}`,
    meetsBar: ratio <= most,
    hope,
    details,
  }
}
