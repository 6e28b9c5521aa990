import { expect, it } from 'vitest'
import { onlyBlock } from '../../../server/live-index/only-block.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

it('gives a part its own totals, and not the seal of the whole', () => {
  const one = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 30 }, held: 1 })])
  const whole = {
    ...one,
    responses: { ...one.responses, received: 99, counted: 98, digest: `sha256:${'1'.repeat(64)}` },
    blocks: [...one.blocks, { ...one.blocks[0]!, code: 'khac' }],
    signature: { algorithm: 'Ed25519', key: 'k', value: 'v' } as const,
  }
  expect(onlyBlock(whole, 'so-ban-nganh')).toEqual(one)
  expect(onlyBlock(whole, 'không có')).toBeNull()
})
