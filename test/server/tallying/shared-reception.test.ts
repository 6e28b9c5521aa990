import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultMethod, type SharedReception } from '../../../scoring/method.ts'
import { recomputeIndex } from '../../../scoring/recompute-index.ts'
import { MistakeList } from '../../../server/commands/score/mistake-list.ts'
import { checkResponses } from '../../../server/commands/verify/check-responses.ts'
import { aResponseBody } from '../../support/answers.ts'
import { aPeriod, aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'

const responses = 12

describe.each<SharedReception>(['chosen-agency', 'host-agency', 'nobody'])(
  'reception at a shared place, %s',
  (rule) => {
    let app: TestApp
    let cookie: string
    beforeAll(async () => {
      app = await startTestApp()
      await app.open({
        period: aPeriod({ method: { ...defaultMethod, sharedReception: rule, minimumResponses: 5 } }),
        point: { agencies: ['SCT', 'SNV'], placeCode: 'ttphc' },
      })
      await app.stores.places.add({
        code: 'ttphc',
        name: 'Trung tâm',
        address: '',
        host: 'SNV',
        endedOn: null,
      })
      await app.stores.points.add(aPoint({ code: 'sctsct22', agencies: ['SCT'], desk: 'Tại sở' }))
      cookie = await app.signIn()
      for (let n = 0; n < responses; n++) {
        const response = await app.postJson(
          '/api/v1/points/k7m2qx4t/responses',
          aResponseBody({ agency: 'SCT' }),
        )
        expect(response.status).toBe(201)
      }
      for (let n = 0; n < 7; n++) await app.postJson('/api/v1/points/sctsct22/responses', aResponseBody())
      await vi.waitFor(async () => expect((await indexOf()).responses.counted).toBe(responses + 7), 10_000)
    })
    afterAll(() => app.stop())

    async function indexOf() {
      const response = await app.get('/api/v1/periods/2025/index', { headers: { cookie } })
      return response.json() as Promise<{ responses: { counted: number } }>
    }

    it('counts each answer about reception for one agency or none', async () => {
      const document = await app
        .get('/api/v1/periods/2025/index', { headers: { cookie } })
        .then((r) => r.json())
      const tallyOf = (code: string) =>
        document.blocks[0].agencies.find((agency: { code: string }) => agency.code === code).tally
      const [sct, snv] = [tallyOf('SCT'), tallyOf('SNV')]
      expect(sct.responses).toBe(responses + 7)
      expect(snv.responses).toBe(0)
      expect(sct.criteria.access).toBe(responses + 7)
      expect(sct.criteria.reception).toBe(rule === 'chosen-agency' ? responses + 7 : 7)
      expect(snv.criteria).toMatchObject({ access: 0, reception: rule === 'host-agency' ? responses : 0 })
      expect(recomputeIndex(document).differences).toEqual([])
      expect(document.method.sharedReception).toBe(rule)
    })

    it('can be worked out again from the anonymous responses', async () => {
      const document = await app
        .get('/api/v1/periods/2025/index', { headers: { cookie } })
        .then((r) => r.json())
      const lines = await app
        .get('/api/v1/periods/2025/responses.ndjson', { headers: { cookie } })
        .then((r) => r.text())
      const file = join(app.dataDir, 'r.ndjson')
      writeFileSync(file, lines)
      const mistakes = new MistakeList()
      const differences = await checkResponses(file, document, mistakes)
      // A live index states no digest; nothing else may differ.
      expect(differences.filter((difference) => !difference.startsWith('/responses/digest'))).toEqual([])
      const swapped = { ...document, method: { ...document.method } }
      writeFileSync(file, lines.replace(/"receptionFor":"SNV",/, ''))
      const after = await checkResponses(file, swapped, new MistakeList())
      if (rule === 'host-agency') expect(after.join()).toContain('các tổng khác')
    })
  },
)
