import { describe, expect, it } from 'vitest'
import { channelNotes, channelNotesOfAll } from '../../../server/figures/channel-notes.ts'
import { ownDraft } from '../../../server/publishing/own-draft.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

const paper = {
  ...anAgency({ code: 'SCT', name: 'Sở Công Thương', grades: { satisfied: 40 } }),
  channels: { paper: 40 },
}
const phones = anAgency({ code: 'SNV', name: 'Sở Nội vụ', grades: { neutral: 80 } })
const document = anIndexDocument([paper, phones])
const [block] = document.blocks
const [sct, snv] = block!.agencies

describe('notes on the channels of an agency', () => {
  it('tell of what is far from the block', () => {
    expect(channelNotesOfAll(document, null, 'vi')).toEqual([
      'Sở Công Thương: kênh “Phiếu giấy” chiếm 100,0% số phiếu hợp lệ, chênh hơn 30 điểm % so với cả khối.',
      'Sở Công Thương: kênh “Mã QR” chiếm 0,0% số phiếu hợp lệ, chênh hơn 30 điểm % so với cả khối.',
      'Sở Nội vụ: kênh “Phiếu giấy” chiếm 0,0% số phiếu hợp lệ, chênh hơn 30 điểm % so với cả khối.',
      'Sở Nội vụ: kênh “Mã QR” chiếm 100,0% số phiếu hợp lệ, chênh hơn 30 điểm % so với cả khối.',
    ])
  })

  it('tell of what is far from the previous period, of all that the agency was then', () => {
    const merged = { ...sct!, previous: ['A', 'B'].map((code) => ({ ...none, code })) }
    const alone = { agencies: [merged] }
    const previous = new Map([
      ['A', { paper: 10 }],
      ['B', { qr: 10 }],
    ])
    expect(channelNotes(document, alone, merged, previous, 'en')).toEqual([
      'Channel “Paper form” has 100.0% of the counted responses, more than 30 points away from the previous period.',
      'Channel “QR code” has 0.0% of the counted responses, more than 30 points away from the previous period.',
    ])
    expect(channelNotes(document, alone, merged, new Map([['A', { qr: 10 }]]), 'en')).toEqual([])
    expect(channelNotes(document, { agencies: [snv!] }, { ...snv!, previous: null }, previous, 'en')).toEqual(
      [],
    )
  })

  it('tell an agency nothing of the others before publication', () => {
    const own = ownDraft(document, 'SCT')!
    expect(channelNotes(own.document, own.block, own.agency, null, 'vi')).toEqual([])
  })
})

const none = { name: null, percent: null, rank: null, ranked: null }
