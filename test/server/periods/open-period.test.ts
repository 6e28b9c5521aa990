import { expect, test } from 'vitest'
import { openPeriod } from '../../../server/periods/open-period.ts'
import type { SetUp } from '../../../server/periods/parse-set-up.ts'
import { aPeriod } from '../../support/test-app.ts'

const setUp: SetUp = {
  installation: { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ' },
  newAgencies: [{ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null }],
  period: aPeriod(),
}

test('the period is stored last, so that stopping before it shows nothing to citizens', async () => {
  const { order, needs } = storesThatTell()
  expect(await openPeriod(needs, setUp, true)).toBe(true)
  expect(order).toEqual(['settings of Khánh Hòa, simulated', 'agency SCT', 'period 2025'])
})

test('agencies that came in between are taken as they are, a period is not', async () => {
  const duplicate = Object.assign(new Error('E11000'), { code: 11000 })
  const { order, needs } = storesThatTell({ agency: duplicate })
  expect(await openPeriod(needs, setUp, false)).toBe(true)
  expect(order.at(-1)).toBe('period 2025')
  expect(await openPeriod(storesThatTell({ period: duplicate }).needs, setUp, false)).toBe(false)
})

test('a fault of the database is not hidden, and no period follows it', async () => {
  const { order, needs } = storesThatTell({ agency: new Error('disk full') })
  await expect(openPeriod(needs, setUp, false)).rejects.toThrow('disk full')
  expect(order).toEqual(['settings of Khánh Hòa'])
})

function storesThatTell(failures: { agency?: Error; period?: Error } = {}) {
  const order: string[] = []
  const store = async (what: string, failure?: Error) => {
    if (failure) throw failure
    order.push(what)
  }
  const needs: Parameters<typeof openPeriod>[0] = {
    settings: {
      write: ({ province, simulated }) => store(`settings of ${province}${simulated ? ', simulated' : ''}`),
    },
    registry: { add: ({ code }) => store(`agency ${code}`, failures.agency) },
    periods: { add: ({ id }) => store(`period ${id}`, failures.period) },
  }
  return { order, needs }
}
