import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { responseStatus } from '../../../scoring/counted-responses.ts'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { completeMethod } from '../../../scoring/method.ts'
import { scoreIndex } from '../../../scoring/score-index.ts'
import { addResponse, emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import { benchScore } from '../../../server/commands/bench/score.bench.ts'
import { runScore, type ScoreRun } from '../../../server/commands/score/run-score.ts'
import { formDigest } from '../../../server/live-index/form-digest.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'

const form = fiveCriteriaProposedV1
const questions = indexQuestions(form).map(({ code }) => code)
const agencies =
  'code,name,block,transactions,predecessors\nSCT,Sở Công Thương,so,1200,\nSNV,Sở Nội vụ,so,,A|B\n'
const heading = `agency,${questions.join(',')}`
const satisfied = questions.map(() => 'satisfied').join(',')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Files {
  readonly form?: string
  readonly method?: string | Uint8Array
  readonly agencies?: string | Uint8Array
  readonly responses?: string | Uint8Array
}

async function score(files: Files = {}, ...more: string[]): Promise<ScoreRun> {
  const at = (name: string) => join(folder, name)
  await writeFile(at('m.json'), files.method ?? '{}')
  await writeFile(at('a.csv'), files.agencies ?? agencies)
  await writeFile(at('r.csv'), files.responses ?? `${heading}\nSCT,${satisfied}\n`)
  const args = ['--method', at('m.json'), '--agencies', at('a.csv'), '--responses', at('r.csv')]
  return runScore(['--form', files.form ?? 'five-criteria-proposed.v1', ...args, ...more])
}

/** What stderr says, with the folder left out. */
async function mistakesOf(files: Files, ...more: string[]): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await score(files, ...more)
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  return stderr.trimEnd().replaceAll(`${folder}/`, '').split('\n').slice(0, -1)
}

async function scoredDocument(files: Files = {}): Promise<IndexDocument> {
  const { exitCode, stdout, stderr } = await score(files)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout) as IndexDocument
}

describe('scoring a file', () => {
  const cells = [
    ...form.scale.map(({ code }) => code),
    '1',
    '2',
    '3',
    '4',
    '5',
    'no-opinion',
    '',
    ' ',
    ' satisfied ',
  ]
  const anyRow = fc.record({
    agency: fc.constantFrom('SCT', 'SNV'),
    channel: fc.constantFrom('qr', 'paper', 'assisted', 'sms'),
    stage: fc.constantFrom('received', 'waiting'),
    cells: fc.array(fc.constantFrom(...cells), { minLength: questions.length, maxLength: questions.length }),
  })

  it('gives what scoring the same responses in memory gives', async () => {
    const method = completeMethod({ minimumResponses: 3, countedStages: ['received'], smallSample: 2 })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), async (rows) => {
        const layout = tallyLayout(form)
        const sums = new Map(['SCT', 'SNV'].map((code) => [code, new Map<string, number[]>()]))
        const channels = new Map(['SCT', 'SNV'].map((code) => [code, {} as Record<string, number>]))
        for (const row of rows) {
          const answers = Object.fromEntries(
            questions.flatMap((code, place) => {
              const cell = row.cells[place]!.trim()
              const grade = form.scale.find(({ points }) => String(points) === cell)?.code ?? cell
              return grade === '' ? [] : [[code, grade]]
            }),
          )
          const context = { stage: row.stage }
          const status = responseStatus(form, method, {
            answers,
            context,
            channel: row.channel,
            late: false,
            review: null,
          })
          const tallies = sums.get(row.agency)!
          if (!tallies.has(status)) tallies.set(status, emptyTally(layout, 'pairs'))
          addResponse(layout, tallies.get(status)!, answers)
          const counts = channels.get(row.agency)!
          if (status === 'counted') counts[row.channel] = (counts[row.channel] ?? 0) + 1
        }
        const input = (code: string, name: string, transactions: number | null) => ({
          code,
          name,
          predecessors: [],
          ended: false,
          transactions,
          quota: null,
          tallies: Object.fromEntries(sums.get(code)!),
          channels: channels.get(code)!,
        })
        const inMemory = scoreIndex({
          province: null,
          period: null,
          form,
          formDigest: formDigest(form),
          method,
          previous: null,
          computedAt: null,
          simulated: false,
          blocks: [
            {
              code: 'so',
              name: 'so',
              agencies: [input('SCT', 'Sở Công Thương', 1200), input('SNV', 'Sở Nội vụ', null)],
            },
          ],
        })
        const lines = rows.map((row) => [row.agency, row.channel, row.stage, ...row.cells].join(','))
        const responses = `agency,x-channel,x-stage,${questions.join(',')}\n${lines.map((line) => `${line}\n`).join('')}`
        expect(await scoredDocument({ method: JSON.stringify(method), responses })).toEqual(inMemory)
      }),
      { numRuns: 40 },
    )
  })

  it('gives equal bytes for equal files, and says nothing of when, where or by whom', async () => {
    const [first, second] = [await score(), await score()]
    expect(first.stdout).toBe(second.stdout)
    expect(JSON.parse(first.stdout)).toMatchObject({
      province: null,
      period: null,
      computedAt: null,
      publication: null,
      signature: null,
      simulated: false,
      blocks: [{ code: 'so', name: 'so' }],
    })
  })

  it('does not depend on the order of the rows', async () => {
    const row = (agency: string, grade: string) => `${agency},${questions.map(() => grade).join(',')}`
    const rows = ['SCT,x,5', 'SNV,y,4', 'SCT,y,3'].map((each) => {
      const [agency, , grade] = each.split(',') as [string, string, string]
      return row(agency, grade)
    })
    const [forth, back] = [rows, [...rows].reverse()].map((lines) => [heading, ...lines, ''].join('\n'))
    expect((await score({ responses: forth! })).stdout).toBe((await score({ responses: back! })).stdout)
  })

  it('takes a byte order mark, CRLF, quotes, blank lines, extra x- columns and no last line end', async () => {
    const responses = `\uFEFF"agency","x-note",${questions.join(',')}\r\n\r\n"SCT","một\r\nhai, ""ba""",${satisfied}\r\nSNV,,${satisfied}`
    const document = await scoredDocument({ responses, agencies: `\uFEFF${agencies}` })
    expect(document.responses).toMatchObject({ received: 2, counted: 2 })
  })

  it('lists an agency without rows', async () => {
    const document = await scoredDocument()
    const snv = document.blocks[0]!.agencies.find(({ code }) => code === 'SNV')
    expect(snv).toMatchObject({
      eligible: false,
      ineligibleBecause: 'too-few-responses',
      responses: { received: 0 },
    })
  })

  it('uses optional columns of the form and ignores what the file may hold besides', async () => {
    const responses = `agency,stage,mode,age,comment,overall-satisfaction,${questions.join(',')}\nSCT,received,online,35-49,"tốt, nhanh",5,${satisfied}\n`
    const document = await scoredDocument({ responses, method: '{"smallSample": 0}' })
    const [sct] = document.blocks[0]!.agencies
    expect(sct!.questions['overall-satisfaction']).toMatchObject({ percent: 100, counted: 1 })
  })

  it('applies the rule of channels and stages only where the file has the column', async () => {
    const method = '{"countedStages": ["received"]}'
    expect((await scoredDocument({ method })).responses).toMatchObject({ counted: 1 })
    const withStage = `${heading},x-stage\nSCT,${satisfied},waiting\nSCT,${satisfied},\nSCT,${satisfied},received\n`
    expect((await scoredDocument({ method, responses: withStage })).responses).toMatchObject({
      counted: 1,
      excluded: { stage: 2 },
    })
    const withChannel = `${heading},x-channel\nSCT,${satisfied},assisted\nSCT,${satisfied},qr\n`
    const document = await scoredDocument({ responses: withChannel })
    expect(document.responses).toMatchObject({ counted: 1, excluded: { channel: 1 } })
    expect(document.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!.channels).toEqual({ qr: 1 })
  })

  it('compares an agency with those it was merged from, or was before', async () => {
    const previous = join(folder, 'before.csv')
    await writeFile(
      previous,
      'Mã đơn vị,Đơn vị,Khối,Chỉ số chung,Xếp hạng\nA,Sở A,so,80,2/3\nB,Sở B,so,"85,5",1/3\nCT,Sở CT,so,79,3/3\n',
    )
    const files = {
      agencies: 'code,name,block,predecessors\nSCT,Sở Công Thương,so,CT\nSNV,Sở Nội vụ,so,A|B\n',
      responses: `${heading}\n${`SCT,${satisfied}\n`.repeat(30)}${`SNV,${satisfied}\n`.repeat(30)}`,
    }
    const { stdout, stderr } = await score(files, '--previous', previous, '--format', 'text')
    expect(stderr).toBe('')
    expect(stdout.split('\n').filter((line) => /kỳ trước/.test(line))).toEqual([
      'So sánh với: kỳ trước',
      'Kết quả Chỉ số hài lòng của Sở Công Thương đạt 80% (tăng 1% so với kỳ trước), xếp thứ 1/2 (đồng hạng) của khối so.',
      'Xếp hạng chung kỳ trước: 3/3, không so sánh thứ bậc do đơn vị trong khối thay đổi.',
      'Trước là (số liệu kỳ trước): Sở CT 79% (xếp hạng 3/3).',
      'Kết quả Chỉ số hài lòng của Sở Nội vụ đạt 80% (không so sánh với kỳ trước do đơn vị được hợp nhất), xếp thứ 1/2 (đồng hạng) của khối so.',
      'Hợp nhất từ (số liệu kỳ trước): Sở A 80% (xếp hạng 2/3); Sở B 85,5% (xếp hạng 1/3).',
      'Nguồn số liệu kỳ trước không ghi đủ phương pháp tính; phần không ghi được coi là như kỳ này.',
    ])
  })

  it('reads a form from a file', async () => {
    const file = join(folder, 'form.json')
    await writeFile(file, JSON.stringify({ ...form, version: 7 }))
    expect((await scoredDocument({ form: file })).form.version).toBe(7)
  })

  it('prints a table to import and a table to read', async () => {
    const csv = await score({}, '--format', 'csv')
    expect(csv.stdout.split('\r\n')[1]).toBe('1,SCT,Sở Công Thương,so,1,,,,,,,,,,,,,,')
    const text = await score({}, '--format', 'text')
    expect(text.stdout).toContain('Khối so: 2 đơn vị, 0 đủ điều kiện xếp hạng')
    expect(text.stdout).toMatch(/^SCT .*\(Chưa đủ phiếu: 1\/30\)$/m)
    expect(text.stdout).toContain('không phải tỷ lệ người hài lòng')
    const ranked = await score(
      {
        method:
          '{"minimumResponses": 1, "minimumCriterionResponses": 1, "minimumAnswers": 1, "smallSample": 1}',
        responses: `${heading}\nSCT,${satisfied}\nSNV,${satisfied}\n`,
      },
      '--format',
      'text',
    )
    expect(ranked.stdout).toMatch(/^SCT .* 1\/2 \(đồng hạng\)$/m)
  })
})

describe('a mistake in the input', () => {
  const good = `SCT,${satisfied}`
  const withCell = (cell: string) => `SCT,${[cell, ...questions.slice(1).map(() => '4')].join(',')}`

  it.each<[string, Files, readonly string[]]>([
    [
      'an unknown agency',
      { responses: `${heading}\n${good}\nXYZ,${satisfied}\n` },
      ["r.csv:3: đơn vị 'XYZ' không có trong danh sách đơn vị"],
    ],
    ['no agency', { responses: `${heading}\n,${satisfied}\n` }, ['r.csv:2: cột agency: để trống']],
    [
      'a grade off the scale',
      { responses: `${heading}\n${withCell('6')}\n` },
      ["r.csv:2: cột access-information: '6' không phải mức của thang đánh giá"],
    ],
    [
      'a decimal',
      { responses: `${heading}\n${withCell('"4,5"')}\n` },
      ["r.csv:2: cột access-information: '4,5' không phải mức của thang đánh giá"],
    ],
    [
      'a missing cell',
      { responses: `${heading}\n${good}\nSCT,4\n` },
      ['r.csv:3: có 2 ô, dòng tiêu đề có 21'],
    ],
    ['a cell too many', { responses: `${heading}\n${good},4\n` }, ['r.csv:2: có 22 ô, dòng tiêu đề có 21']],
    [
      'a missing question',
      { responses: `${heading.replace(',access-fees', '')}\n` },
      ["r.csv:1: thiếu cột 'access-fees'"],
    ],
    [
      'an unknown column',
      { responses: `${heading},điểm\n${good},4\n` },
      ["r.csv:1: không có cột tên 'điểm' trong mẫu phiếu"],
    ],
    [
      'a repeated column',
      { responses: `${heading},access-fees\n${good},4\n` },
      ["r.csv:1: cột 'access-fees' bị lặp"],
    ],
    [
      'a prototype for a column',
      { responses: `${heading},__proto__\n${good},4\n` },
      ["r.csv:1: không có cột tên '__proto__' trong mẫu phiếu"],
    ],
    [
      'an unknown stage',
      { responses: `${heading},x-stage\n${good},done\n` },
      ["r.csv:2: cột x-stage: 'done' không phải lựa chọn của câu hỏi"],
    ],
    [
      'two stages',
      { responses: `${heading},x-stage,stage\n${good},waiting,received\n` },
      ["r.csv:2: cột stage: 'received' khác với 'waiting' ở cột kia"],
    ],
    [
      'a channel that is no code',
      { responses: `${heading},x-channel\n${good},Quầy 1\n` },
      ["r.csv:2: cột x-channel: 'Quầy 1' không phải là mã"],
    ],
    [
      'semicolons',
      { responses: `${heading.replaceAll(',', ';')}\n` },
      ['r.csv:1: các cột phải cách nhau bằng dấu phẩy, không phải dấu chấm phẩy'],
    ],
    ['an empty file', { responses: '' }, ['r.csv:1: tệp rỗng, thiếu dòng tiêu đề']],
    [
      'UTF-16',
      { responses: Buffer.from(`\uFEFF${heading}`, 'utf16le') },
      ['r.csv:1: tệp mã hóa UTF-16; hãy lưu lại dạng CSV UTF-8'],
    ],
    [
      'Latin-1 where nobody looks',
      { responses: Buffer.from(`${heading},x-note\n${good},\xe9\n`, 'latin1') },
      ["r.csv:2: cột x-note: chữ không đọc được '\uFFFD': tệp phải mã hóa UTF-8"],
    ],
    [
      'a quote left open',
      { responses: `${heading}\n${good}\n"SCT,${satisfied}\n` },
      ['r.csv:3: dấu nháy kép mở ra mà không đóng lại; không đọc tiếp được từ đây'],
    ],
    [
      'a quote in the middle',
      { responses: `${heading}\nXYZ,${satisfied}\nS"CT,${satisfied}\n` },
      [
        "r.csv:2: đơn vị 'XYZ' không có trong danh sách đơn vị",
        'r.csv:3: dấu nháy kép nằm giữa ô không có nháy; không đọc tiếp được từ đây',
      ],
    ],
    [
      'a repeated agency',
      { agencies: 'code,name,block\nSCT,Một,so\nSCT,Hai,so\n' },
      ["a.csv:3: mã đơn vị 'SCT' đã có ở dòng 2"],
    ],
    ['an agency without a name', { agencies: 'code,name,block\nSCT,,so\n' }, ['a.csv:2: cột name: để trống']],
    [
      'transactions with a point',
      { agencies: 'code,name,block,transactions\nSCT,Một,so,1.200\n' },
      ["a.csv:2: cột transactions: '1.200' không phải số nguyên (chỉ viết chữ số)"],
    ],
    [
      'Windows-1258 names',
      { agencies: Buffer.from('code,name,block\nSCT,S\xf0 C\xf4ng,so\n', 'latin1') },
      [
        "a.csv:2: cột name: chữ không đọc được 'S\uFFFD C\uFFFDng': tệp phải mã hóa UTF-8 (đây có thể là TCVN3, Windows-1258 hoặc Latin-1)",
      ],
    ],
    [
      'names in a TCVN3 font',
      { agencies: 'code,name,block\nSCT,Së C«ng Th\u00ad¬ng,so\n' },
      ["a.csv:2: cột name: 'Së C«ng Th ¬ng' là chữ mã TCVN3 (phông .Vn…): hãy đổi sang Unicode"],
    ],
    ['no block column', { agencies: 'code,name\nSCT,Một\n' }, ["a.csv:1: thiếu cột 'block'"]],
    ['broken JSON', { method: '{\n "ties": "dense",\n}' }, ['m.json:3: không đúng cú pháp JSON']],
    [
      'a word that is no JSON, far from the end',
      { method: '{\n "ties": dense,\n "decimals": 2,\n "targets": []\n}\n' },
      ['m.json:2: không đúng cú pháp JSON'],
    ],
    [
      'JSON that breaks off',
      { method: '{\n "targets": [\n  {"block": "so"}\n' },
      ['m.json:4: không đúng cú pháp JSON'],
    ],
    [
      'a misspelt field',
      { method: '{\n "ties": "dense",\n "minimumResponse": 30}' },
      ['m.json:3: minimumResponse: không phải trường của phương pháp'],
    ],
    [
      'no such form',
      { form: 'six-criteria.v9' },
      ['six-criteria.v9: không phải tệp, cũng không phải mẫu phiếu có sẵn (five-criteria-proposed.v1)'],
    ],
  ])('is told with its file and line: %s', async (_, files, expected) => {
    expect(await mistakesOf(files)).toEqual(expected)
  })

  it('in a form has its line and its path', async () => {
    const file = join(folder, 'broken-form.json')
    await writeFile(file, JSON.stringify({ ...form, version: 'một' }, null, 1))
    expect(await mistakesOf({ form: file })).toEqual(['broken-form.json:3: /version: Phải là số nguyên.'])
  })

  it('does not hide the others, in this file or another', async () => {
    const mistakes = await mistakesOf({
      method: '{"ties": "x", "decimals": -1}',
      agencies: 'code,name,block\nSCT,Một,\n,Hai,so\n',
      responses: `${heading}\n${withCell('x')}\nSNV,${satisfied}\nSCT,4\n`,
    })
    expect(mistakes.map((line) => line.split(': ')[0])).toEqual([
      'm.json:1',
      'm.json:1',
      'a.csv:2',
      'a.csv:3',
      'r.csv:2',
      'r.csv:3',
      'r.csv:4',
    ])
  })

  it('made a thousand times is shown two hundred times and counted', async () => {
    const responses = `${heading}\n${`${withCell('x')}\n`.repeat(1000)}`
    const { stderr } = await score({ responses })
    expect(stderr.split('\n').slice(199)).toEqual([
      expect.stringContaining('r.csv:201:'),
      '… và 800 lỗi nữa.',
      'Tổng cộng 1000 lỗi; không tính được chỉ số.',
      '',
    ])
  })

  it('a refused no-opinion answer has its line', async () => {
    const strict = {
      ...form,
      criteria: form.criteria.map((criterion) => ({
        ...criterion,
        questions: criterion.questions.map((question) => ({ ...question, allowNoOpinion: false })),
      })),
    }
    const file = join(folder, 'strict.json')
    await writeFile(file, JSON.stringify(strict))
    expect(await mistakesOf({ form: file, responses: `${heading}\n${withCell('no-opinion')}\n` })).toEqual([
      "r.csv:2: cột access-information: câu hỏi này không cho phép trả lời 'no-opinion'",
    ])
  })

  it('has the right line far down a file with line breaks inside quotes', async () => {
    const odd = `SCT,"một\nhai\r\nba",${satisfied}\n`
    const responses = `agency,x-note,${questions.join(',')}\n${odd.repeat(5000)}XYZ,,${satisfied}\n`
    expect(await mistakesOf({ responses })).toEqual([
      `r.csv:${1 + 5000 * 3 + 1}: đơn vị 'XYZ' không có trong danh sách đơn vị`,
    ])
  })

  it('whatever the bytes are, ends in exit 1 or a document, never in a fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${heading}\n${text}`),
        ),
        async (bytes) => {
          const asResponses = await score({ responses: bytes })
          const asAgencies = await score({ agencies: bytes, responses: `${heading}\n` })
          const asMethod = await score({ method: bytes })
          await writeFile(join(folder, 'p'), bytes)
          const asPrevious = await score({}, '--previous', join(folder, 'p'))
          for (const { exitCode, stdout, stderr } of [asResponses, asAgencies, asMethod, asPrevious]) {
            expect(exitCode === 1 ? stdout === '' && stderr !== '' : stderr === '').toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the arguments', () => {
  it.each([
    [
      ['--method', 'x'],
      ['thiếu --form', 'thiếu --agencies', 'thiếu --responses'],
    ],
    [
      ['--form=f', '--method=m', '--agencies=a', '--responses=r', '--format', 'xml'],
      ['--format phải là một trong: json, csv, text'],
    ],
    [['--form=f', '--method=m', '--agencies=a', '--responses=r', '--previous='], ['--previous cần tên tệp']],
    [['--form=f', '--form=g', '--method=m', '--agencies=a', '--responses=r'], ['tùy chọn --form bị lặp']],
    [
      ['--form=f', '--method=m', '--agencies=a', '--responses=r', '--toString', 'extra'],
      ["không có tùy chọn '--toString'", "không hiểu 'extra'"],
    ],
  ])('%j are refused by name', async (args, problems) => {
    const { exitCode, stdout, stderr } = await runScore(args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr.slice(0, stderr.indexOf('\nCách dùng')).split('\n')).toEqual(problems)
  })

  it('name files that do not exist', async () => {
    const { stderr } = await runScore([
      '--form=five-criteria-proposed.v1',
      '--method=none.json',
      '--agencies=none.csv',
      `--responses=${folder}`,
    ])
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'none.json: không có tệp này',
      'none.csv: không có tệp này',
      `${folder}: là thư mục, không phải tệp`,
    ])
  })
})

describe('the command itself', () => {
  it('prints the whole document into a pipe and ends well, or its mistakes and ends in 1', async () => {
    await score()
    const command = join(import.meta.dirname, '../../../server/commands/score.ts')
    const args = [
      '--form=five-criteria-proposed.v1',
      '--method=m.json',
      '--agencies=a.csv',
      '--responses=r.csv',
    ]
    const run = (more: string[]) =>
      promisify(execFile)(
        process.execPath,
        ['--import', import.meta.resolve('tsx'), command, ...args, ...more],
        { cwd: folder },
      )
    const { stdout, stderr } = await run([])
    expect(stderr).toBe('')
    expect(stdout).toBe((await score()).stdout)
    await expect(run(['--previous=p'])).rejects.toMatchObject({ code: 1, stdout: '' })
  })

  it('can be measured', async () => {
    expect(await benchScore(300, 1)).toMatchObject({ name: 'score', rows: 300, answersPerRow: 20 })
  })
})
