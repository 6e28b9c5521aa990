import { setTimeout as pause } from 'node:timers/promises'
import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { newToken, tokenHash } from '../../../server/accounts/tokens.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 as form } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aResponseBody } from '../../support/answers.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { aPeriod, aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'

const smallSample = 5
const board = '/staff/board/2025/so-ban-nganh/SCT'
const points = ['quaymot1', 'quayhai2', 'quayba33'] as const
const unitOf = { quaymot1: 'mot-cua', quayhai2: 'mot-cua', quayba33: 'cap-phep' } as const
/** Parts have figures as soon as they have taken a step. */
const method = { ...defaultMethod, minimumCriterionResponses: smallSample }
const otherBlocks = [
  { code: 'khac', name: 'Khối khác', agencies: [{ code: 'SNV', transactions: null, quota: null }] },
]
const aPublication = {
  id: '2025-1',
  kind: 'decision',
  decisionNumber: '1/QĐ-SNV',
  decidedOn: '2025-12-30',
  issuer: 'Sở Nội vụ',
  signerTitle: 'Giám đốc',
  reportNumber: null,
  publishedAt: '2025-12-31T00:00:00.000Z',
  restates: null,
  reason: null,
  differences: null,
}
const unitNames = { 'mot-cua': 'Bộ phận Một cửa', 'cap-phep': 'Phòng Cấp phép' }
const questions = indexQuestions(form).map(({ code }) => code)

/** Everything that was ever shown, by what it is about: the grade counts of a question, as text. */
const shownGrades = new Map<string, Set<string>>()
/** By row of a breakdown: its percentages when last seen, and how many responses it had when they last changed. */
const shownParts = new Map<string, { percents: string; n: number }>()
const surprises: string[] = []
/** Percentages of the agency in index documents, and in files made of them; as "85.67". */
const shownPercents = new Set<string>()
const percentsInFiles = new Set<string>()

function noteGrades(question: string, counts: readonly number[]): void {
  const seen = shownGrades.get(question) ?? new Set()
  shownGrades.set(question, seen.add(counts.join()))
}

function noteDocument(document: IndexDocument): void {
  expect(document.blocks.map(({ agencies }) => agencies.map(({ code }) => code))).toEqual([['SCT']])
  const agency = document.blocks[0]!.agencies[0]!
  expect(agency.tally).toBeNull()
  for (const figure of [agency.overall, ...Object.values(agency.criteria)]) {
    expect([figure.rank, figure.interval, figure.rankInterval, figure.indistinguishableFrom]).toEqual([
      null,
      null,
      null,
      null,
    ])
  }
  expect([document.blocks[0]!.mean, document.blocks[0]!.eligible]).toEqual([null, 0])
  for (const { percent } of [
    agency.overall,
    ...Object.values(agency.criteria),
    ...Object.values(agency.questions),
  ]) {
    if (percent !== null) shownPercents.add(percent.toFixed(2))
  }
  for (const [code, { grades, counted }] of Object.entries(agency.questions)) {
    if (grades !== null) noteGrades(code, Object.values(grades))
    else expect(counted).toBeLessThan(smallSample)
  }
}

/** The grade counts of the questions on a board, in the order of the form. */
function noteBoard(page: HTMLElement): void {
  const rows = page.querySelectorAll('.questions tbody tr:not(.group)')
  expect(rows.length).toBeGreaterThan(questions.length)
  for (const [place, row] of rows.entries()) {
    const cells = row.querySelectorAll('td').map((cell) => /^(\d+) \(/.exec(cell.text.trim())?.[1])
    const counts = cells.filter((count) => count !== undefined).map(Number)
    const code = questions[place]
    if (code !== undefined && counts.length > 0) noteGrades(code, counts)
  }
}

/** Whatever in a file looks like a percentage of two decimals. */
function noteFile(text: string, percents: RegExp): void {
  for (const [percent] of text.matchAll(percents)) percentsInFiles.add(percent.replace(',', '.'))
}

/** The rows of a breakdown whose percentages have moved. */
function noteParts(cut: string, page: HTMLElement): readonly { name: string; newResponses: number }[] {
  return page.querySelectorAll('.parts tbody tr:not(.whole)').flatMap((row) => {
    const name = row.querySelector('th')!.childNodes[0]!.text.trim()
    const [n, ...percents] = row.querySelectorAll('td').map((cell) => cell.text.trim())
    const shown = percents.map((text) => (/^\d/.test(text) ? text : '–')).join()
    const before = shownParts.get(`${cut} ${name}`) ?? { percents: percents.map(() => '–').join(), n: 0 }
    if (shown === before.percents) return []
    shownParts.set(`${cut} ${name}`, { percents: shown, n: Number(n) })
    return [{ name, newResponses: Number(n) - before.n }]
  })
}

/** A point moves by whole steps of its own responses, and a unit only where one of its points does. */
function noteBreakdowns(byPoint: HTMLElement, byUnit: HTMLElement): void {
  const moved = noteParts('point', byPoint)
  for (const { name, newResponses } of moved) {
    if (newResponses < smallSample) surprises.push(`${name}: ${newResponses}`)
  }
  const units = moved.map(({ name }) => unitNames[unitOf[name.replace('Quầy ', '') as keyof typeof unitOf]])
  for (const { name } of noteParts('unit', byUnit)) {
    if (!units.includes(name)) surprises.push(`${name}, but none of its points`)
  }
}

describe('somebody at the desk who looks after every response, by every way', () => {
  let app: TestApp
  let sessions: readonly string[]
  let key: string

  beforeAll(async () => {
    app = await startTestApp()
    const units = Object.entries(unitNames).map(([code, name]) => ({ code, name }))
    await app.stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units, endedOn: null })
    await app.stores.registry.add({ code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null })
    const [block] = aPeriod().blocks
    await app.stores.periods.add(
      aPeriod({ method, blocks: [block!, { code: 'cap-xa', name: 'Cấp xã', agencies: [] }] }),
    )
    for (const code of points) {
      await app.stores.points.add(aPoint({ code, desk: `Quầy ${code}`, unit: unitOf[code] }))
    }
    await app.stores.points.add(aPoint({ code: 'nhavang2', agencies: ['SNV'], desk: 'Quầy số 1' }))
    sessions = [await app.signInAs('agency-manager'), await app.signInAs('agency-viewer')]
    key = newToken()
    await app.stores.apiKeys.add({
      keyHash: tokenHash(key),
      name: 'SCT',
      role: 'agency-viewer',
      agency: 'SCT',
      scopes: ['see-live-figures'],
      createdAt: new Date(),
      revokedAt: null,
    })
  }, 60_000)
  afterAll(() => app.stop())

  const asPerson = (who: number) => ({ headers: { cookie: sessions[who % sessions.length]! } })

  async function get(path: string, init: RequestInit): Promise<string> {
    const response = await app.get(path, init)
    expect(response.status, path).toBe(200)
    return response.text()
  }

  async function firstEvent(init: RequestInit): Promise<string> {
    const abort = new AbortController()
    const response = await app.get('/api/v1/periods/2025/live', { ...init, signal: abort.signal })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!/^data: .*\n\n/m.test(text)) text += (await reader.read()).value ?? ''
    abort.abort()
    return /^data: (.*)$/m.exec(text)![1]!
  }

  /** All at once, as several people would. */
  async function look(): Promise<void> {
    await Promise.all([
      get('/api/v1/periods/2025/index', { headers: { authorization: `Bearer ${key}` } }).then((text) =>
        noteDocument(JSON.parse(text)),
      ),
      get('/api/v1/periods/2025/index?block=so-ban-nganh', asPerson(0)).then((text) =>
        noteDocument(JSON.parse(text)),
      ),
      firstEvent(asPerson(1)).then((text) => noteDocument(JSON.parse(text))),
      get(board, asPerson(0)).then((html) => noteBoard(parse(html))),
      get(board, { headers: { ...asPerson(1).headers, 'x-fragment': 'figures' } }).then((html) =>
        noteBoard(parse(html)),
      ),
      Promise.all([
        get(`${board}/breakdown/point`, asPerson(0)),
        get(`${board}/breakdown/unit`, asPerson(1)),
      ]).then(([byPoint, byUnit]) => noteBreakdowns(parse(byPoint), parse(byUnit))),
      get('/staff', asPerson(0)),
      get('/api/v1/periods/2025/index.csv', asPerson(1)).then((csv) => noteFile(csv, /\d+\.\d\d/g)),
      get('/home-affairs/periods/2025/agencies/SCT/assessment.txt', asPerson(0)).then((text) =>
        noteFile(text, /\d+,\d\d/g),
      ),
    ])
  }

  /** Pages without figures that a response could be read from. */
  async function lookForNumbersAlone(): Promise<void> {
    for (const cut of ['channel', 'week']) {
      const page = parse(await get(`${board}/breakdown/${cut}`, asPerson(0)))
      for (const row of page.querySelectorAll('.parts tbody tr')) {
        expect(row.querySelectorAll('td')).toHaveLength(1)
      }
    }
  }

  async function answer(place: number): Promise<string> {
    const grades = form.scale.map(({ code }) => code)
    const answers = Object.fromEntries(
      questions.map((code, at) => [code, grades[(place * 7 + at * 3 + (place % 4)) % grades.length]!]),
    )
    const body = aResponseBody({ answers })
    const response = await app.postJson(
      `/api/v1/points/${points[[0, 1, 0, 2, 0, 1, 0][place % 7]!]}/responses`,
      body,
    )
    expect(response.status, await response.clone().text()).toBe(201)
    return String(body['submissionId'])
  }

  it('learns no fewer than smallSample answers at a time, over a review and a restart', async () => {
    const ids: string[] = []
    for (let place = 0; place < 30; place++) {
      ids.push(await answer(place))
      if (place % 3 === 0) {
        await app.postJson('/api/v1/points/nhavang2/responses', aResponseBody())
      }
      if (place === 16) {
        const { dataDir } = app
        await app.stop({ keepData: true })
        app = await startTestApp({ dataDir })
      }
      if (place === 20 || place === 21) {
        const { _id, revision } = (await app.stores.responses.byId(ids[place - 9]!))!
        await app.stores.responses.changeStatus(_id, revision, 'rejected')
        app.tallier.nudge()
      }
      await settledTallies(app.stores, '2025')
      await look()
    }
    await lookForNumbersAlone()
    expect(surprises).toEqual([])
    expect(percentsInFiles.size).toBeGreaterThan(3)
    expect([...percentsInFiles].filter((percent) => !shownPercents.has(percent))).toEqual(['0.01'])
    // As many questions as are scored, and several steps of each: the test has seen something.
    expect(questions.filter((code) => (shownGrades.get(code)?.size ?? 0) >= 3)).toEqual(questions)
    expect([...shownParts.keys()].toSorted()).toEqual([
      'point Quầy quayhai2',
      'point Quầy quaymot1',
      'unit Bộ phận Một cửa',
    ])
    for (const question of questions) {
      const cells = [...shownGrades.get(question)!].map((text) => text.split(',').map(Number))
      const totals = cells.map((cell) => cell.reduce((sum, count) => sum + count, 0)).sort((a, b) => a - b)
      const steps = totals.map((total, place) => total - (totals[place - 1] ?? 0))
      expect(Math.min(...steps), `${question}: ${totals}`).toBeGreaterThanOrEqual(smallSample)
    }
  }, 120_000)

  it('is refused another agency, and its own in a period that does not ask about it', async () => {
    await app.stores.periods.add(aPeriod({ id: '2026', name: 'Năm 2026', blocks: otherBlocks }))
    const foreign = '/staff/board/2025/so-ban-nganh/SNV'
    for (const path of [
      foreign,
      ...['unit', 'point', 'channel', 'week'].map((cut) => `${foreign}/breakdown/${cut}`),
    ]) {
      expect((await app.get(path, asPerson(0))).status, path).toBe(403)
      expect(
        (await app.get(path, { headers: { ...asPerson(0).headers, 'x-fragment': 'figures' } })).status,
      ).toBe(403)
    }
    for (const init of [asPerson(0), asPerson(1), { headers: { authorization: `Bearer ${key}` } }]) {
      for (const file of ['index', 'index.json', 'index.csv', 'index.xlsx', 'live', 'live?documents=false']) {
        expect((await app.get(`/api/v1/periods/2026/${file}`, init)).status, file).toBe(403)
      }
      for (const file of ['index', 'live']) {
        expect((await app.get(`/api/v1/periods/2025/${file}?block=cap-xa`, init)).status, file).toBe(403)
        expect((await app.get(`/api/v1/periods/2025/${file}?block=nowhere`, init)).status, file).toBe(404)
      }
    }
    const listed = JSON.parse(await get('/api/v1/periods', asPerson(0))) as {
      periods: { id: string; index: string | null }[]
    }
    expect(listed.periods.map(({ id, index }) => [id, index])).toEqual([
      ['2025', '/api/v1/periods/2025/index'],
      ['2026', null],
    ])
    // What belongs to home affairs is not for agencies, and figures are not for clerks.
    expect((await app.get('/home-affairs/board/2025/so-ban-nganh', asPerson(0))).status).toBe(403)
    const clerk = { headers: { cookie: await app.signInAs('data-entry-clerk') } }
    for (const path of [
      board,
      `${board}/breakdown/point`,
      '/api/v1/periods/2025/index',
      '/api/v1/periods/2025/live',
    ]) {
      expect((await app.get(path, clerk)).status, path).toBe(403)
    }
  })

  it('is sent nothing when somebody answers elsewhere, and the news of its own', async () => {
    const abort = new AbortController()
    const response = await app.get('/api/v1/periods/2025/live?documents=false', {
      ...asPerson(0),
      signal: abort.signal,
    })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const reading = (async () => {
      for (;;) text += (await reader.read()).value ?? ''
    })().catch(() => {})
    const events = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data!)
    await until(() => events().length === 1)
    await app.postJson('/api/v1/points/nhavang2/responses', aResponseBody())
    await settledTallies(app.stores, '2025')
    await pause(1500)
    expect(events()).toHaveLength(1)
    await answer(99)
    await until(() => events().length === 2)
    for (const data of events()) expect(Object.keys(JSON.parse(data))).toEqual(['computedAt'])
    abort.abort()
    await reading
  }, 20_000)

  it('sees exact figures like everybody once they are published', async () => {
    const { cookie } = { cookie: await app.signInAs('auditor') }
    const live = JSON.parse(await get('/api/v1/periods/2025/index', { headers: { cookie } })) as IndexDocument
    await app.stores.publications.add('2025-1', { ...live, publication: aPublication }, new Date())
    await app.stores.periods.changeStatus('2025', 'open', 'published')
    const published = await get('/api/v1/periods/2025/index', asPerson(0))
    expect(published).toBe(await get('/api/v1/periods/2025/index', {}))
    expect(JSON.parse(published).blocks[0].agencies).toHaveLength(2)
    expect(await get(board, asPerson(0))).toContain('Số liệu đã công bố')
    // Its parts were not published: they stay as they were shown.
    const pages = ['point', 'unit'].map(async (cut) =>
      parse(await get(`${board}/breakdown/${cut}`, asPerson(0))),
    )
    const [byPoint, byUnit] = await Promise.all(pages)
    expect([...noteParts('point', byPoint!), ...noteParts('unit', byUnit!)]).toEqual([])
  })
})

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (holds()) return
    await pause(50)
  }
  throw new Error('it did not come')
}
