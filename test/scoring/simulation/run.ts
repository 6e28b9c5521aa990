import { defaultMethod } from '../../../scoring/method.ts'
import { coverageKinds, rankBlocks, rankForm } from './cases.ts'
import { type Coverage, intervalCoverage, rankCoverage } from './coverage.ts'

/**
 * `npm run coverage`: how often intervals hold the true value, as the Markdown tables of scoring/README.md. With
 * arguments: how many samples of each case (4,000), and a word that the answers' description has to have.
 */
const [replications = '4000', wanted = ''] = process.argv.slice(2)
const samples = Number(replications)
const sizes = [30, 68, 100, 300, 1000]

/** Fewer intervals than this say nothing to a point. */
const leastIntervals = samples / 4

const percentage = ({ held, of }: Coverage) => (of < leastIntervals ? '–' : ((100 * held) / of).toFixed(1))

function lowest(coverages: readonly Coverage[]): Coverage {
  return coverages
    .filter(({ of }) => of >= leastIntervals)
    .reduce((least, next) => (next.held / next.of < least.held / least.of ? next : least))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

print(`| Answers | Method | ${sizes.map((size) => `n = ${size}`).join(' | ')} |`)
print(`|---|---|${sizes.map(() => '---|').join('')}`)
for (const { answers, method, form, population, timesAsMany } of coverageKinds) {
  if (!answers.includes(wanted)) continue
  const cells = sizes.map((responses) => {
    const from = timesAsMany === undefined ? {} : { from: timesAsMany * responses }
    const seed = `coverage/${answers}/${method.questionMethod}/${method.criterionMethod}/${responses}`
    const of = intervalCoverage({ seed, form, method, population, responses, ...from }, samples)
    return `${percentage(of.overall)} / ${percentage(lowest(of.criteria))}`
  })
  const name =
    method.criterionMethod === 'pooled' ? `${method.questionMethod}, pooled` : method.questionMethod
  print(`| ${answers} | ${name} | ${cells.join(' | ')} |`)
}

print('')
print('| Rank intervals of | worst agency | mean of all |')
print('|---|---|---|')
for (const { agencies, of } of rankBlocks) {
  if (!agencies.includes(wanted)) continue
  const seed = `coverage/${agencies}`
  const found = rankCoverage({ seed, form: rankForm, method: defaultMethod, agencies: of }, samples)
  const all = found.reduce((sum, one) => ({ held: sum.held + one.held, of: sum.of + one.of }))
  print(`| ${agencies} | ${percentage(lowest(found))} | ${percentage(all)} |`)
}
