import build from '../../../support/build.ts'
import { type KillFigures, killAgainAndAgain } from './kill-rounds.ts'
import { losePower } from './power-loss.ts'
import { whyNoTrace } from './power-loss-trace.ts'

/**
 * `npm run soak [-- KILLS [POINTS]]`: kills the database so many times while it is written to, and replays power loss
 * at so many moments. Prints figures, and ends with 1 if an acknowledged write is lost, anything is half there, an
 * index does not agree with its documents, or the replay does not notice a database that never syncs.
 */
const [kills = 1000, points = 200] = process.argv.slice(2).map(Number)

/** Rounds are mostly waiting, so several directories take turns. */
const lanes = 3

const pointsEach = 40
const wrong: string[] = []

build()
await kill()
const reason = whyNoTrace()
if (reason) console.log(`power loss: skipped, ${reason}`)
else await replay()
console.log(wrong.slice(0, 20).join('\n') || 'nothing was lost')
process.exitCode = wrong.length > 0 ? 1 : 0

async function kill(): Promise<void> {
  const figures: KillFigures = { kills: 0, killsWhileOpening: 0, acknowledged: 0, wrong }
  const say = () =>
    console.log(
      `${figures.kills} kills, ${figures.killsWhileOpening} of them while opening: ${figures.acknowledged} acknowledged steps, ${wrong.length} wrong`,
    )
  const saying = setInterval(say, 30_000)
  await Promise.all(Array.from({ length: lanes }, () => killAgainAndAgain(kills, figures)))
  clearInterval(saying)
  say()
}

async function replay(): Promise<void> {
  const writing = { steps: 40, textBytes: 300 }
  const figures = await losePower({ recordings: Math.ceil(points / pointsEach), pointsEach, writing })
  wrong.push(...figures.wrong)
  console.log(
    `${figures.points} moments of power loss, ${figures.inFlight} of them with unsynced writes: ${figures.acknowledged} acknowledged steps, ${figures.wrong.length} wrong`,
  )
  const withoutSync = new URL('./without-sync.cjs', import.meta.url).pathname
  const broken = await losePower({
    recordings: 1,
    pointsEach: 20,
    writing: { ...writing, nodeArguments: ['--require', withoutSync] },
  })
  console.log(
    `the same with noSync: ${broken.points - broken.intact} of ${broken.points} moments lose something`,
  )
  if (broken.wrong.length === 0) wrong.push('the replay does not notice a database that never syncs')
}
