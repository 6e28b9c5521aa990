import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exclusionReasons } from '../../../scoring/counted-responses.ts'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { addResponse, emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import { runVerify } from '../../../server/commands/verify/run-verify.ts'
import { formDigest } from '../../../server/live-index/form-digest.ts'
import { canonicalJson } from '../../../server/signing/canonical-json.ts'
import { signedDocument } from '../../../server/signing/document-signature.ts'
import { fingerprint, publicKeyJson } from '../../../server/signing/public-key.ts'
import { anyAnswers } from '../../scoring/support/arbitraries.ts'
import { anIndexDocument, form } from '../../support/an-index-document.ts'

const layout = tallyLayout(form)
const keys = generateKeyPairSync('ed25519')
const forger = generateKeyPairSync('ed25519')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'csh-verify-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const answers = fc.sample(anyAnswers(form), { numRuns: 180, seed: 11 })

/** Three agencies of random responses, some of them held, as an export would hold them. */
const responses = ['SCT', 'SNV', 'SXD'].flatMap((agency, place) =>
  Array.from({ length: 60 }, (_, number) => ({
    agency,
    answers: answers[60 * place + number]!,
    channel: 'qr',
    context: {},
    status: number < 50 + place ? ('counted' as const) : ('held' as const),
    week: '2025-W23',
  })),
)

const ndjson = responses
  .map((response) => canonicalJson(response))
  .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  .map((line) => `${line}\n`)
  .join('')

const published: IndexDocument = {
  ...anIndexDocument(
    ['SCT', 'SNV', 'SXD'].map((code) => {
      const tallies = { counted: emptyTally(layout, 'pairs'), held: emptyTally(layout, 'counts') }
      for (const { agency, answers, status } of responses) {
        if (agency === code) addResponse(layout, tallies[status], answers)
      }
      return {
        code,
        name: `Sở ${code}`,
        predecessors: [],
        ended: false,
        transactions: 1000,
        quota: 40,
        tallies,
        channels: { qr: tallies.counted[0]! },
      }
    }),
    { targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }], sampleError: 0.05 },
  ),
}
const document: IndexDocument = {
  ...published,
  form: { ...published.form, digest: formDigest(form) },
  responses: {
    ...published.responses,
    digest: `sha256:${createHash('sha256').update(ndjson).digest('hex')}`,
  },
}

let files = 0
function file(content: unknown): string {
  const path = join(folder, `${files++}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const keyFile = () => file({ keys: [publicKeyJson(keys.publicKey)] })

async function verify(index: unknown, ...rest: string[]) {
  return runVerify([file(index), ...rest])
}

describe('verify', () => {
  it('calls verified what is right and signed by a key that the reader has', async () => {
    const signed = signedDocument(document, keys)
    expect(await verify(signed, '--key', keyFile())).toEqual({ exitCode: 0, lines: ['verified'] })
    expect(
      await verify(signed, '--key', file(publicKeyJson(keys.publicKey)), '--responses', file(ndjson)),
    ).toEqual({
      exitCode: 0,
      lines: ['verified'],
    })
  })

  it('does not call verified what is right by itself', async () => {
    const by = fingerprint(publicKeyJson(keys.publicKey).x)
    expect(await verify(signedDocument(document, keys))).toEqual({
      exitCode: 0,
      lines: [`consistent, signed by ${by}, key not checked`],
    })
    expect(await verify(document)).toEqual({ exitCode: 0, lines: ['consistent, not signed'] })
  })

  it('is not taken in by a forger who signs', async () => {
    const forged = signedDocument(document, forger)
    const { exitCode, lines } = await verify(forged, '--key', keyFile())
    expect(exitCode).toBe(1)
    expect(lines[0]).toContain('/signature: ký bằng khóa khác')
    expect((await verify(document, '--key', keyFile())).lines[0]).toBe(
      '/signature: tài liệu không có mã xác thực',
    )
    const swapped = { ...forged, signature: { ...forged.signature!, key: publicKeyJson(keys.publicKey).x } }
    expect((await verify(swapped, '--key', keyFile())).lines[0]).toContain('không khớp với nội dung')
  })

  it('finds any one character that was changed in a signed file', async () => {
    const text = JSON.stringify(signedDocument(document, keys))
    const digits = [...text.matchAll(/\d/g)].map(({ index }) => index)
    const key = keyFile()
    await fc.assert(
      fc.asyncProperty(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), async (which, step) => {
        const at = digits[which]!
        const changed = text.slice(0, at) + String((Number(text[at]) + step) % 10) + text.slice(at + 1)
        const isOther = canonicalJson(parsed(changed)) !== canonicalJson(JSON.parse(text))
        if (isOther)
          expect((await verify(changed, '--key', key)).exitCode, changed.slice(at - 40, at + 20)).toBe(1)
      }),
      { numRuns: 40 },
    )
  })

  it('finds a changed percentage, rank, change and interval without a key', async () => {
    for (const change of [
      { percent: 12.34 },
      { rank: 3 },
      { change: 1 },
      { rankChange: 1 },
      { interval: [1, 2] },
      { rankInterval: [3, 3] },
      { target: { operator: '>=', percent: 87, met: null } },
    ]) {
      const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
      Object.assign(blocks[0]!.agencies[0]!.overall, change)
      const { exitCode, lines } = await verify({ ...document, blocks })
      expect([exitCode, lines.join('\n')]).toEqual([
        1,
        expect.stringContaining(`/overall/${Object.keys(change)[0]}`),
      ])
    }
  })

  it('finds a form that is not the one of its digest', async () => {
    const definition = { ...form, title: { vi: 'Phiếu khác', en: 'Another form' } }
    const { lines } = await verify({ ...document, form: { ...document.form, definition } })
    expect(lines[0]).toContain('/form/digest: ghi sha256:')
  })

  it('tells the sums from the responses, whoever is left out, put in or changed', async () => {
    const lines = ndjson.trimEnd().split('\n')
    const joined = (list: readonly string[]) => file(list.map((line) => `${line}\n`).join(''))
    const of = async (list: readonly string[]) =>
      (await verify(document, '--responses', joined(list))).lines.join('\n')
    expect(await of(lines.slice(1))).toContain('SCT: ghi 50 phiếu counted, tệp phiếu có 49')
    expect(await of(lines.slice(1))).toContain('/responses/digest')
    const better = lines.map((line, at) =>
      at === 0 ? line.replace(/":"[a-z-]*satisfied"/, '":"neutral"') : line,
    )
    expect(await of(better.toSorted())).toContain('SCT: các tổng khác với tổng của các phiếu')
    expect(await of(lines.toReversed())).toContain('các dòng không theo thứ tự từng byte')
    expect(await of([...lines, '{"b":1,"a":2}'])).toContain('không phải một phiếu dạng JSON chuẩn')
    const assisted = lines
      .map((line, at) => (at === 0 ? line.replace('"qr"', '"assisted"') : line))
      .toSorted()
    expect(await of(assisted)).toContain('ghi là counted, theo quy tắc tính phiếu là channel')
    expect(await of([...lines, lines[0]!.replace('"SCT"', '"XXX"')])).toContain("đơn vị 'XXX' không có")
    expect((await verify(document, '--responses', file(ndjson.trimEnd()))).lines.join()).toContain(
      'thiếu ký tự',
    )
    expect((await verify(document, '--responses', '/nowhere')).lines.join()).toContain('không có tệp này')
  })

  it('says what a document without sums leaves open', async () => {
    const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
    Object.assign(blocks[0]!.agencies[1]!, { tally: null })
    const { exitCode, lines } = await verify({ ...document, blocks })
    expect(exitCode).toBe(0)
    expect(lines[0]).toMatch(/^S\w\w: không công bố các tổng nên chỉ kiểm tra được/)
    expect(lines.at(-1)).toBe('consistent, not signed')
  })

  it('checks what follows from the method, even of an agency without sums', async () => {
    for (const [place, change] of [
      ['/overall/target/percent', { target: { operator: '>=', percent: 10, met: true } }],
      ['/overall/flags', { flags: ['more-responses-than-transactions'] }],
      ['/responses/received', { responses: { received: 999 } }],
      ['/eligible', { eligible: false }],
    ] as const) {
      const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
      const agency = blocks[0]!.agencies[1]!
      Object.assign(agency, { tally: null })
      if ('responses' in change) Object.assign(agency.responses, change.responses)
      else if ('eligible' in change) Object.assign(agency, change)
      else Object.assign(agency.overall, change)
      const { exitCode, lines } = await verify({ ...document, blocks })
      expect([exitCode, lines.join('\n')]).toEqual([1, expect.stringContaining(`/agencies/1${place}`)])
    }
  })

  it('does not read a file that says two things', async () => {
    const key = keyFile()
    const text = JSON.stringify(signedDocument(document, keys))
    expect((await verify(text, '--key', key)).lines).toEqual(['verified'])
    const twice = text.replace('"percent":', '"percent":99.99,"percent":')
    const { exitCode, lines } = await verify(twice, '--key', key)
    expect([exitCode, lines.join()]).toEqual([1, expect.stringContaining("'percent' được ghi hai lần")])
  })

  it('refuses an agency or a block that is there twice, and a method that no index is made by', async () => {
    const { blocks, responses, method } = JSON.parse(JSON.stringify(document)) as IndexDocument
    const again = { ...blocks[0]!, code: 'khac' }
    const doubled = { ...responses, received: 2 * responses.received, counted: 2 * responses.counted }
    expect(
      (await verify({ ...document, blocks: [...blocks, again], responses: doubled })).lines.join(),
    ).toMatch(/\/blocks\/1\/agencies\/0\/code: mã 'S\w\w' đã có/)
    expect((await verify({ ...document, blocks: [...blocks, blocks[0]] })).lines[0]).toContain(
      "/blocks/1/code: mã 'so-ban-nganh' đã có",
    )
    const assisted = { ...method, countedChannels: ['qr', 'assisted'] }
    expect((await verify({ ...document, method: assisted })).lines[0]).toContain('/method/countedChannels')
  })

  it('prints no line of its own and no sign that hides one for the document', async () => {
    const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
    Object.assign(blocks[0]!.agencies[1]!, { tally: null, code: 'SNV\nverified\u001b[8m' })
    const { lines } = await verify({ ...document, blocks })
    expect(lines.join(' ')).toContain('verified')
    for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u)
  })

  it('says so in words where numbers or lists go beyond what can be computed with', async () => {
    const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
    Object.assign(blocks[0]!.agencies[0]!.tally!, { responses: 9e15 })
    expect((await verify({ ...document, blocks })).lines[0]).toContain('tally.responses: nhiều hơn')
    Object.assign(blocks[0]!.agencies[0]!, { transactions: 1e20 })
    expect((await verify({ ...document, blocks })).lines[0]).toContain('/transactions: must be')
    const publication = {
      ...{ id: '1', kind: 'notice', decisionNumber: null, decidedOn: null, issuer: null, signerTitle: null },
      ...{ reportNumber: null, publishedAt: '2026-01-01T00:00:00Z', restates: null, reason: null },
      differences: [{ path: '/province', before: 'deep', after: null }],
    }
    const deep = JSON.stringify({ ...document, publication }).replace(
      '"deep"',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    )
    expect((await verify(deep)).lines[0]).toContain('không tính lại được')
  })

  it('refuses what is no index document, in words', async () => {
    expect((await verify('{')).lines.join()).toContain('không đúng cú pháp JSON')
    expect((await verify({})).lines.join()).toContain("must have required property 'blocks'")
    const { blocks } = JSON.parse(JSON.stringify(document)) as IndexDocument
    Object.assign(blocks[0]!.agencies[0]!, { criteria: {} })
    expect((await verify({ ...document, blocks })).lines.join()).toContain(
      'không phải các tiêu chí của mẫu phiếu',
    )
    const empty = { ...document, form: { ...document.form, definition: { ...form, criteria: [] } } }
    expect((await verify(empty)).exitCode).toBe(1)
    expect((await runVerify(['/nowhere'])).lines.join()).toContain('không có tệp này')
    expect((await runVerify([])).lines[0]).toBe('cần đúng một tệp chỉ số')
    expect((await runVerify(['--nonsense'])).exitCode).toBe(1)
    expect((await verify(document, '--key', file({}))).lines.join()).toContain('không có khóa công khai')
    expect((await runVerify(['--help'])).exitCode).toBe(0)
  })

  it('covers every reason for which a response is not counted', () => {
    expect(Object.keys(document.responses.excluded)).toEqual(exclusionReasons)
  })
})

/** The text as JSON; a digit of an escape sequence may have broken it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
