import type { ShareRival } from '../../scoring/channel-shares.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The words about shares of channels that are out of step. Numbers come in already written. */
export interface ChannelShareTexts {
  readonly heading: string
  readonly hint: string
  readonly rivals: Readonly<Record<ShareRival, string>>
  readonly and: string
  readonly note: (channel: string, share: string, rivals: string) => string
  readonly ofAgency: (agency: string, note: string) => string
}

export const channelShareTexts: Record<Language, ChannelShareTexts> = {
  vi: {
    heading: 'Tỷ lệ kênh trả lời cần xem lại',
    hint: 'Không đổi số liệu nào; cách thu phiếu khác đi thì kết quả cũng có thể khác.',
    rivals: { previous: 'kỳ trước', block: 'cả khối' },
    and: ' và ',
    note: (channel, share, rivals) =>
      `Kênh “${channel}” chiếm ${share} số phiếu hợp lệ, chênh hơn 30 điểm % so với ${rivals}.`,
    ofAgency: (agency, note) => `${agency}: ${note.charAt(0).toLocaleLowerCase('vi')}${note.slice(1)}`,
  },
  en: {
    heading: 'Shares of channels to look into',
    hint: 'No figure changes by it; responses collected otherwise may differ, too.',
    rivals: { previous: 'the previous period', block: 'the whole block' },
    and: ' and ',
    note: (channel, share, rivals) =>
      `Channel “${channel}” has ${share} of the counted responses, more than 30 points away from ${rivals}.`,
    ofAgency: (agency, note) => `${agency}: ${note.charAt(0).toLowerCase()}${note.slice(1)}`,
  },
}
