import { createReadStream, createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { median } from 'simple-statistics'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { MistakeList } from '../score/mistake-list.ts'
import { scoreFiles } from '../score/score-files.ts'

import { inTemporaryFolder } from './in-temporary-folder.ts'
import { secondsOf } from './seconds-of.ts'

/** Scoring a file, against reading the same file with the same parser and doing nothing with it. */
export interface ScoreBench {
  readonly name: 'score'
  readonly rows: number
  readonly answersPerRow: number
  /** Seconds scoring ÷ seconds reading: medians of runs taken in turn. */
  readonly ratio: number
  readonly seconds: number
  readonly referenceSeconds: number
  /** The most memory (resident set) the process held while scoring, in megabytes. */
  readonly memoryMegabytes: number
  /** The same while scoring a tenth as many rows, just before: flat if the two are alike. */
  readonly memoryOfTenthMegabytes: number
}

/**
 * Measures `score` on so many responses to 20 questions by 18 agencies, made by a seeded generator in a temporary
 * folder that is removed afterwards.
 * @param rounds how often each of the two is timed
 * @example await benchScore(1_000_000) // { name: 'score', ratio: 1.4, … }
 */
export async function benchScore(rows: number, rounds = 3): Promise<ScoreBench> {
  return inTemporaryFolder(async (folder) => {
    const responses = join(folder, 'responses.csv')
    const tenth = join(folder, 'tenth.csv')
    await writeResponses(responses, rows)
    await writeResponses(tenth, Math.ceil(rows / 10))
    const files = { form: 'five-criteria-proposed.v1', previous: null, ...(await writeSmallFiles(folder)) }

    const memoryOfTenthMegabytes = await memoryDuring(() => score({ ...files, responses: tenth }))
    const scoring: number[] = []
    const reading: number[] = []
    let memoryMegabytes = 0
    for (let round = 0; round < rounds; round++) {
      reading.push(await secondsOf(() => readOnly(responses)))
      const timed = async () => {
        scoring.push(await secondsOf(() => score({ ...files, responses })))
      }
      memoryMegabytes = Math.max(memoryMegabytes, await memoryDuring(timed))
    }
    const seconds = median(scoring)
    const referenceSeconds = median(reading)
    return {
      name: 'score',
      rows,
      answersPerRow: questions.length,
      ratio: seconds / referenceSeconds,
      seconds,
      referenceSeconds,
      memoryMegabytes,
      memoryOfTenthMegabytes,
    }
  })
}

const questions = indexQuestions(fiveCriteriaProposedV1).map(({ code }) => code)
const agencies = Array.from({ length: 18 }, (_, place) => `A${place + 1}`)

async function score(files: Parameters<typeof scoreFiles>[0]): Promise<void> {
  const mistakes = new MistakeList()
  if ((await scoreFiles(files, mistakes)) === null) throw new Error(mistakes.report())
}

/** The reference: every record parsed, none looked at. */
async function readOnly(file: string): Promise<void> {
  const records = createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(parse({ bom: true }))
  let cells = 0
  for await (const record of records) cells += (record as readonly string[]).length
  if (cells === 0) throw new Error('an empty file measures nothing')
}

async function writeSmallFiles(folder: string): Promise<{ method: string; agencies: string }> {
  const method = join(folder, 'method.json')
  const agenciesFile = join(folder, 'agencies.csv')
  await writeFile(method, '{}')
  await writeFile(
    agenciesFile,
    ['code,name,block', ...agencies.map((code) => `${code},${code},khoi`)].join('\n'),
  )
  return { method, agencies: agenciesFile }
}

async function writeResponses(file: string, rows: number): Promise<void> {
  await pipeline(Readable.from(responseLines(rows)), createWriteStream(file))
}

/** Mostly satisfied answers with some blanks and no opinion, the same for the same number of rows. */
function* responseLines(rows: number): Generator<string> {
  const grades = fiveCriteriaProposedV1.scale.map(({ code }) => code)
  const answers = [grades[4], grades[4], grades[3], grades[3], grades[3], grades[2], grades[1], grades[0]]
  const cells = [...answers, ...answers, ...answers, fiveCriteriaProposedV1.noOpinion.code, '']
  const random = seededRandom(2782)
  yield `agency,${questions.join(',')}\n`
  let block = ''
  for (let row = 0; row < rows; row++) {
    block += `${agencies[random(agencies.length)]},${questions.map(() => cells[random(cells.length)]).join(',')}\n`
    if (block.length > 60_000 || row === rows - 1) {
      yield block
      block = ''
    }
  }
}

/** Whole numbers below a bound, from a fixed seed (a 32-bit linear congruential generator, its high bits). */
function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function memoryDuring(work: () => Promise<void>): Promise<number> {
  let most = process.memoryUsage.rss()
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return Math.round(Math.max(most, process.memoryUsage.rss()) / 2 ** 20)
}
