import { expect, test } from 'vitest'
import type { AuditedChange } from '../../../server/audit/audit-trail.ts'
import { openSetUp } from '../../../server/periods/open-set-up.ts'
import type { SetUp } from '../../../server/periods/parse-set-up.ts'
import { aPeriod } from '../../support/test-app.ts'

const setUp: SetUp = {
  installation: { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ' },
  newAgencies: [{ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null }],
  period: aPeriod(),
}

test('the period is opened last, so that stopping before it shows nothing to citizens', async () => {
  const { order, needs } = storesThatTell()
  expect(await openSetUp(needs, setUp, 'system')).toBe(true)
  expect(order).toEqual(['settings of Khánh Hòa, simulated', 'agency SCT', 'draft 2025', 'open 2025'])
})

test('a period that has come in between is left alone', async () => {
  const { order, needs } = storesThatTell({ made: false })
  expect(await openSetUp(needs, setUp, 'system')).toBe(false)
  expect(order.at(-1)).toBe('draft 2025')
})

test('a draft that another period kept from opening is taken back', async () => {
  const { order, needs } = storesThatTell({ opened: false })
  expect(await openSetUp(needs, setUp, 'system')).toBe(false)
  expect(order.slice(-2)).toEqual(['open 2025', 'removed 2025'])
})

test('a fault of the database is not hidden, and no period follows it', async () => {
  const { order, needs } = storesThatTell({ agency: new Error('disk full') })
  await expect(openSetUp(needs, setUp, 'system')).rejects.toThrow('disk full')
  expect(order).toEqual(['settings of Khánh Hòa, simulated'])
})

function storesThatTell({
  made = true,
  opened = true,
  agency,
}: {
  made?: boolean
  opened?: boolean
  agency?: Error
} = {}) {
  const order: string[] = []
  const tell = <Answer>(what: string, answer: Answer): Answer => {
    order.push(what)
    return answer
  }
  const needs: Parameters<typeof openSetUp>[0] = {
    settings: {
      read: async () => ({ province: '', surveyor: '', simulated: true }),
      write: async ({ province, simulated }) =>
        tell(`settings of ${province}${simulated ? ', simulated' : ''}`, undefined),
    },
    drafts: {
      make: async (_, { id, status }) => tell(`${status} ${id}`, made),
      remove: async (_, { id }) => tell(`removed ${id}`, true),
      register: async (_, agencies) => {
        if (agency) throw agency
        for (const { code } of agencies) tell(`agency ${code}`, undefined)
      },
    },
    trail: { changing: (_by: unknown, _change: AuditedChange, make) => make() },
    open: async ({ id }) => tell(`open ${id}`, opened),
  }
  return { order, needs }
}
