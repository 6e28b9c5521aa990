import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { runScore, type ScoreRun } from '../../../server/commands/score/run-score.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'

/*
 * The row of Sở Công Thương for 2024 as it was published (seed 1): percentages, ranks, changes of rank and points. Of
 * the other 17 agencies nothing was published; they are made so that those ranks come out.
 */

const form = fiveCriteriaProposedV1
const criteria = form.criteria.map(({ code }) => code)
const questions = indexQuestions(form).map(({ code }) => code)
const others = Array.from({ length: 17 }, (_, place) => `D${String(place + 1).padStart(2, '0')}`)

/** 2024: how many of the others are ahead of SCT in each criterion, and in all. */
const ahead2024 = [8, 5, 9, 10, 5]
const sct2024 = [85.67, 88.57, 89.78, 90.61, 87.39]
const ahead2023 = [4, 7, 6, 7, 10]
const sct2023 = [86.1, 85.2, 88.4, 89.3, 80.65]

const method = JSON.stringify({ targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] })
const agencies = [
  'code,name,block',
  'SCT,Sở Công Thương,so-ban-nganh',
  ...others.map((code) => `${code},Đơn vị ${code},so-ban-nganh`),
  '',
].join('\n')

/** So many rows whose answers to the questions of a criterion have a given mean, in points out of 5. */
function rowsOf(agency: string, rows: number, percents: readonly number[]): string {
  const cells = percents.map((percent) => {
    // All answers are of two neighbouring grades, in one run over the rows and the questions of the criterion.
    const answers = rows * 4
    const points = Math.round((answers * 5 * percent) / 100)
    const low = Math.floor(points / answers)
    const high = points - low * answers
    return Array.from({ length: answers }, (_, place) => (place < high ? low + 1 : low))
  })
  return Array.from({ length: rows }, (_, row) => {
    const answers = cells.flatMap((points) => points.slice(row * 4, row * 4 + 4))
    return `${agency},${answers.join(',')}\n`
  }).join('')
}

/** Ahead of SCT: above 91%; behind: below 78%. Five are ahead in everything, the sixth overall as well. */
function otherPercents(place: number): readonly number[] {
  return ahead2024.map((ahead) => (place < ahead ? (place === 5 ? 98 : 91 + place / 2) : 78 - place / 2))
}

const responses = [
  `agency,${questions.join(',')}\n`,
  rowsOf('SCT', 500, sct2024),
  ...others.map((code, place) => rowsOf(code, 40, otherPercents(place))),
].join('')

/** Last year's figures of an agency: SCT's, or numbers that stand before or behind them. */
function figures2023(code: string): { percent: number; criteria: readonly number[] } {
  if (code === 'SCT') return { percent: 86.93, criteria: sct2023 }
  const place = others.indexOf(code)
  return {
    percent: place < 8 ? 95 - place / 4 : 80 - place / 4,
    criteria: ahead2023.map((ahead) => (place < ahead ? 95 - place / 4 : 75 - place / 4)),
  }
}

function rankAmong(percents: readonly number[], percent: number): number {
  return 1 + percents.filter((other) => other > percent).length
}

const all = ['SCT', ...others]
const rank2023 = (code: string, percentOf: (code: string) => number) =>
  rankAmong(all.map(percentOf), percentOf(code))
const overall2023 = (code: string) => figures2023(code).percent

const document2023 = {
  period: { id: '2023', name: 'Năm 2023' },
  blocks: [
    {
      code: 'so-ban-nganh',
      agencies: all.map((code) => ({
        code,
        overall: { percent: overall2023(code), rank: rank2023(code, overall2023) },
        criteria: Object.fromEntries(
          criteria.map((criterion, place) => {
            const percentOf = (other: string) => figures2023(other).criteria[place]!
            return [criterion, { percent: percentOf(code), rank: rank2023(code, percentOf) }]
          }),
        ),
      })),
    },
  ],
}

/** The same year as it would be typed from the printed report. */
const table2023 = [
  '\uFEFFSTT;Mã đơn vị;Đơn vị;Khối;TC1;TC2;TC3;TC4;TC5;Chỉ số chung;Xếp hạng;Kỳ',
  ...all.map((code, place) => {
    const { percent, criteria: percents } = figures2023(code)
    const written = [...percents, percent].map((each) => each.toFixed(2).replace('.', ','))
    const rank = String(rank2023(code, overall2023)).padStart(2, '0')
    return [place + 1, code, `Đơn vị ${code}`, 'so-ban-nganh', ...written, `${rank}/18`, 'Năm 2023'].join(';')
  }),
  '',
].join('\r\n')

const seedLines = [
  'Kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,4% (tăng 1,47% so với năm trước), xếp thứ 07/18 của khối so-ban-nganh (vượt chỉ tiêu đề ra là 87%).',
  'Các tiêu chí thành phần của Chỉ số hài lòng Sở Công Thương, cụ thể như sau:',
  '- (i) Tiêu chí 1: Mức độ tiếp cận dịch vụ đạt 85,67% (xếp hạng 9/18, giảm 4 bậc);',
  '- (ii) Tiêu chí 2: Điều kiện đón tiếp đạt 88,57% (xếp hạng 6/18, tăng 2 bậc);',
  '- (iii) Tiêu chí 3: Sự phục vụ của cán bộ, công chức đạt 89,78% (xếp hạng 10/18, giảm 3 bậc);',
  '- (iv) Tiêu chí 4: Kết quả giải quyết công việc đạt 90,61% (xếp hạng 11/18, giảm 3 bậc);',
  '- (v) Tiêu chí 5: Tiếp nhận, xử lý thông tin phản hồi đạt 87,39% (xếp hạng 6/18, tăng 5 bậc).',
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-previous-'))
  await writeFile(join(folder, 'm.json'), method)
  await writeFile(join(folder, 'a.csv'), agencies)
  await writeFile(join(folder, 'r.csv'), responses)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function scoreWith(previous: string | Uint8Array | null, ...more: string[]): Promise<ScoreRun> {
  const at = (name: string) => join(folder, name)
  const args = ['--method', at('m.json'), '--agencies', at('a.csv'), '--responses', at('r.csv')]
  if (previous !== null) {
    await writeFile(at('p'), previous)
    args.push('--previous', at('p'))
  }
  return runScore(['--form=five-criteria-proposed.v1', ...args, ...more])
}

async function documentWith(previous: string): Promise<IndexDocument> {
  const { exitCode, stdout, stderr } = await scoreWith(previous)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout) as IndexDocument
}

/** The part of the text that assesses SCT. */
async function assessmentWith(previous: string | null): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await scoreWith(previous, '--format', 'text')
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const lines = stdout.split('\n')
  const start = lines.indexOf('Sở Công Thương (SCT)')
  return lines.slice(start + 1, lines.indexOf('', start))
}

async function mistakesWith(previous: string | Uint8Array): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await scoreWith(previous)
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  return stderr.trimEnd().replaceAll(`${folder}/`, '').split('\n').slice(0, -1)
}

describe('the published row of Sở Công Thương', () => {
  it('comes out to the digit against an index document of the year before', async () => {
    expect((await assessmentWith(JSON.stringify(document2023))).slice(0, 7)).toEqual(seedLines)
  })

  it('comes out to the digit against the published table of the year before', async () => {
    expect((await assessmentWith(table2023)).slice(0, 7)).toEqual(seedLines)
  })

  it('is in the document as it is in the text', async () => {
    const document = await documentWith(JSON.stringify(document2023))
    const sct = document.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    expect(sct.overall).toMatchObject({
      percent: 88.4,
      rank: 7,
      previousPercent: 86.93,
      change: 1.47,
      previousRank: 9,
      previousRanked: 18,
      rankChange: 2,
      comparable: true,
      rankComparable: true,
      flags: ['method-declared'],
      target: { operator: '>=', percent: 87, met: true },
    })
    expect(
      criteria.map((code) => [
        sct.criteria[code]!.percent,
        sct.criteria[code]!.rank,
        sct.criteria[code]!.previousRank,
      ]),
    ).toEqual([
      [85.67, 9, 5],
      [88.57, 6, 8],
      [89.78, 10, 7],
      [90.61, 11, 8],
      [87.39, 6, 11],
    ])
    expect(document.comparison).toEqual({ period: { id: '2023', name: 'Năm 2023' }, declared: null })
  })

  it('is the same document whether last year is a document or a table, but for the id of the period', async () => {
    const fromTable = await documentWith(table2023)
    const fromDocument = await documentWith(
      JSON.stringify({
        ...document2023,
        period: { id: null, name: 'Năm 2023' },
        criteria: criteria.map((code) => ({ code })),
        blocks: document2023.blocks.map((block) => ({
          ...block,
          agencies: block.agencies.map((agency) => ({ ...agency, name: `Đơn vị ${agency.code}` })),
        })),
      }),
    )
    expect(fromTable).toEqual(fromDocument)
  })

  it('goes on with the sample, the interval, the ranks and what to improve first', async () => {
    const rest = (await assessmentWith(table2023)).slice(7)
    expect(rest).toEqual([
      'Số phiếu nhận được 500, hợp lệ 500.',
      expect.stringMatching(/^Khoảng tin cậy 95%: 8\d(,\d+)?–8\d(,\d+)?%\.$/),
      expect.stringMatching(/^Thứ hạng có thể: /),
      'Xếp hạng chung năm 2023: 9/18, tăng 2 bậc.',
      'Ưu tiên cải thiện (số điểm chỉ số chung tăng thêm nếu câu hỏi đạt mức chỉ tiêu):',
      expect.stringMatching(/^- .+: \d+(,\d+)? điểm %$/),
      expect.stringMatching(/^- .+: \d+(,\d+)? điểm %$/),
      expect.stringMatching(/^- .+: \d+(,\d+)? điểm %$/),
    ])
  })

  it('says nothing of a period before where there is none', async () => {
    const lines = await assessmentWith(null)
    expect(lines[0]).toBe(
      'Kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,4%, xếp thứ 07/18 của khối so-ban-nganh (vượt chỉ tiêu đề ra là 87%).',
    )
    expect(lines[2]).toBe('- (i) Tiêu chí 1: Mức độ tiếp cận dịch vụ đạt 85,67% (xếp hạng 9/18);')
    expect(lines.join('\n')).not.toMatch(/trước|2023|bậc/)
  })

  it('has its changes in the table, and under everything what the figures mean', async () => {
    const { stdout } = await scoreWith(table2023, '--format', 'text')
    expect(stdout).toContain('\nSo sánh với: năm 2023\n')
    expect(stdout).toMatch(/^SCT +Sở Công Thương +500 .* 88,40 +\+1,47 +\+2 {2}7\/18$/m)
    expect(stdout.split('\n').slice(-5)).toEqual([
      expect.stringContaining('không phải tỷ lệ người hài lòng'),
      expect.stringContaining('có thể chênh 0,01 điểm'),
      'Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện nên kết quả có thể khác ý kiến của toàn bộ người làm thủ tục.',
      'Nguồn số liệu năm 2023 không ghi đủ phương pháp tính; phần không ghi được coi là như kỳ này.',
      '',
    ])
  })

  it.each(['json', 'csv', 'text'])('gives equal bytes for equal files as %s', async (format) => {
    const [first, second] = [
      await scoreWith(table2023, '--format', format),
      await scoreWith(table2023, '--format', format),
    ]
    expect(first.exitCode).toBe(0)
    expect(first.stdout).toBe(second.stdout)
  })

  it('can be compared with its own output, document or table', async () => {
    const { stdout: json } = await scoreWith(table2023)
    const { stdout: csv } = await scoreWith(table2023, '--format', 'csv')
    for (const previous of [json, csv]) {
      const sct = (await documentWith(previous)).blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
      expect([sct.overall, ...Object.values(sct.criteria)]).toEqual(
        Array.from({ length: 6 }, () =>
          expect.objectContaining({ change: 0, rankChange: 0, comparable: true, rankComparable: true }),
        ),
      )
    }
    const fromItself = (await documentWith(json)).blocks[0]!.agencies[0]!
    expect(fromItself.overall.flags).toEqual([])
  })
})

describe('a previous period that cannot be read', () => {
  it.each<[string, string | Uint8Array, readonly string[]]>([
    ['an empty file', '', ['p:1: tệp rỗng, thiếu dòng tiêu đề']],
    ['broken JSON', '{\n "blocks": [\n}', ['p:3: không đúng cú pháp JSON']],
    ['JSON that is no index', '{}', ['p:1: /blocks: thiếu trường này']],
    ['a list', '[]', ['p:1: tài liệu chỉ số phải là một đối tượng JSON']],
    [
      'several fields',
      '{"kind": "index",\n "blocks": [\n  {"agencies": [\n   {"code": "A",\n    "overall": {"percent": "x"},\n    "criteria": {}},\n   {}]}]}',
      [
        "p:1: /kind: phải là 'satisfaction-index'",
        'p:5: /blocks/0/agencies/0/overall/percent: phải là số từ 0 đến 100 hoặc null',
        'p:7: /blocks/0/agencies/1/code: thiếu trường này',
        'p:7: /blocks/0/agencies/1/overall: thiếu trường này',
        'p:7: /blocks/0/agencies/1/criteria: thiếu trường này',
      ],
    ],
    [
      'a form that is not the one of its digest',
      JSON.stringify({ ...document2023, form: { digest: `sha256:${'0'.repeat(64)}`, definition: form } }),
      ['p:1: /form/digest: không phải của mẫu phiếu trong /form/definition'],
    ],
    ['UTF-16', Buffer.from(table2023, 'utf16le'), ['p:1: tệp mã hóa UTF-16; hãy lưu lại dạng CSV UTF-8']],
    [
      'UTF-16 without its mark',
      Buffer.from(table2023.slice(1), 'utf16le'),
      ['p:1: tệp mã hóa UTF-16; hãy lưu lại dạng CSV UTF-8'],
    ],
    [
      'a cell in Latin-1',
      Buffer.concat([
        Buffer.from('Mã đơn vị,Khối,Chỉ số chung\nS'),
        Buffer.from([0xf0]),
        Buffer.from(',so,85\n'),
      ]),
      [
        "p:2: cột Mã đơn vị: chữ không đọc được 'S\uFFFD': tệp phải mã hóa UTF-8 (đây có thể là TCVN3, Windows-1258 hoặc Latin-1)",
      ],
    ],
    [
      'a quote left open below a mistake',
      'Mã đơn vị,Khối,Chỉ số chung\nA,so,1.234\n"B,so,85\n',
      [
        'p:3: dấu nháy kép mở ra mà không đóng lại; không đọc tiếp được từ đây',
        "p:2: cột Chỉ số chung: '1.234' có thể là hàng nghìn hoặc số thập phân; hãy viết hai chữ số thập phân (88,40)",
      ],
    ],
    [
      'a far too long table',
      `Mã đơn vị\tKhối\tChỉ số chung\n${'A\tso\t85\n'.repeat(10_001)}`,
      ['p: có 10001 dòng; bảng chỉ số không quá 10000 dòng'],
    ],
  ])('is told: %s', async (_, previous, expected) => {
    expect(await mistakesWith(previous)).toEqual(expected)
  })

  it('is no file', async () => {
    const at = (name: string) => join(folder, name)
    const { stderr } = await runScore([
      '--form=five-criteria-proposed.v1',
      `--method=${at('m.json')}`,
      `--agencies=${at('a.csv')}`,
      `--responses=${at('r.csv')}`,
      `--previous=${at('none')}`,
    ])
    expect(stderr.split('\n')[0]).toBe(`${at('none')}: không có tệp này`)
  })

  it.each([
    [',', '"88,4"'],
    [';', '88,4'],
    ['\t', '88.40 %'],
  ])('is no table for being separated by %j', async (separator, percent) => {
    const table = [
      ['Mã đơn vị', 'Khối', 'Chỉ số chung'],
      ['SCT', '"sở, ban; ngành"', percent],
    ].map((cells) => cells.join(separator))
    const document = await documentWith(table.join('\n'))
    const sct = document.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    expect(sct.overall.previousPercent).toBe(88.4)
  })

  it('is told together with the mistakes of every other file', async () => {
    const at = (name: string) => join(folder, name)
    await writeFile(at('m2.json'), '{\n"ties": "x"\n}')
    await writeFile(at('a2.csv'), 'code,name,block\nSCT,,so\n')
    await writeFile(
      at('r2.csv'),
      `agency,${questions.join(',')}\nXYZ,${questions.map(() => '9').join(',')}\n`,
    )
    await writeFile(at('p2'), 'Mã đơn vị,Khối,Chỉ số chung\nA,so,tốt\nA,so,=1\n')
    const { stderr, stdout } = await runScore([
      '--form=five-criteria-proposed.v1',
      `--method=${at('m2.json')}`,
      `--agencies=${at('a2.csv')}`,
      `--responses=${at('r2.csv')}`,
      `--previous=${at('p2')}`,
    ])
    const lines = stderr.replaceAll(`${folder}/`, '').split('\n')
    expect(stdout).toBe('')
    expect(lines.map((line) => line.split(': ')[0])).toEqual([
      'm2.json:2',
      'a2.csv:2',
      'p2:2',
      'p2:3',
      'p2:3',
      ...questions.map(() => 'r2.csv:2'),
      'r2.csv:2',
      'Tổng cộng 26 lỗi; không tính được chỉ số.',
      '',
    ])
  })

  it('made a thousand times is shown two hundred times and counted', async () => {
    const table = `Mã đơn vị,Khối,Chỉ số chung\n${Array.from({ length: 1000 }, (_, place) => `A${place},so,x\n`).join('')}`
    const { stderr } = await scoreWith(table)
    expect(stderr.split('\n').slice(200)).toEqual([
      '… và 800 lỗi nữa.',
      'Tổng cộng 1000 lỗi; không tính được chỉ số.',
      '',
    ])
  })
})

it('the help says everything that can be asked for', async () => {
  const { exitCode, stdout, stderr } = await runScore(['--help'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  for (const option of ['form', 'method', 'agencies', 'responses', 'previous', 'format', 'help']) {
    expect(stdout).toMatch(new RegExp(`^ {2}--${option} `, 'm'))
  }
})
