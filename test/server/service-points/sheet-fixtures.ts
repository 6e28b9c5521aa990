import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { readLogo } from '../../../server/service-points/read-logo.ts'
import { type SheetContent, sheetContent } from '../../../server/service-points/sheets/sheet-content.ts'
import type { Logo } from '../../../server/storage/logos-store.ts'
import { aPoint } from '../../support/test-app.ts'

/** A round emblem as a PNG file. */
export function emblemPng(width = 200, height = 200): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 2}" ry="${height / 2}" fill="#c8102e"/><rect x="${width / 4}" y="${height / 4}" width="${width / 2}" height="${height / 2}" fill="#ffcd00"/></svg>`
  return new Resvg(svg).render().asPng()
}

export function aLogo(width?: number, height?: number): Logo {
  const read = readLogo(emblemPng(width, height))
  if (!read.ok) throw new Error(read.problem)
  return read.logo
}

/** A sheet's content; whole addresses, with their code at the end. */
export function aSheet(
  changes: Partial<{
    agencies: readonly string[]
    desk: string
    place: string
    address: string
    province: string
    simulated: boolean
    trial: boolean
    logo: Logo | null
  }> = {},
): SheetContent {
  const {
    address = 'https://khaosat.example.vn/s/k7m2qx4h',
    desk = 'Quầy số 3',
    place = 'Tầng 1',
    logo = null,
  } = changes
  return sheetContent({
    point: aPoint({ code: address.slice(address.lastIndexOf('/') + 1), desk, place }),
    agencies: changes.agencies ?? ['Sở Công Thương'],
    address,
    installation: {
      province: changes.province ?? 'Khánh Hòa',
      surveyor: 'Sở Nội vụ',
      simulated: changes.simulated ?? false,
    },
    logo,
    trial: changes.trial ?? false,
  })
}

const syllable = fc.constantFrom(
  'Sở',
  'Công',
  'Thương',
  'Nghiệp',
  'và',
  'Môi',
  'trường',
  'QUYẾT',
  'ẤẬẪ',
  'x'.repeat(40),
  '一',
  '🙂',
)
const words = (most: number) =>
  fc.array(syllable, { minLength: 1, maxLength: most }).map((parts) => parts.join(' ').slice(0, 80).trim())
const siteLabel = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/)

/** Everything that can stand on a sheet, up to the longest. */
export const anySheet = fc
  .record({
    agencies: fc.oneof(
      fc.array(words(6), { minLength: 1, maxLength: 1 }),
      fc.array(words(12), { minLength: 2, maxLength: 60 }),
    ),
    desk: words(20),
    place: words(20),
    province: fc.oneof(fc.constant(''), words(4)),
    site: fc.array(siteLabel, { minLength: 1, maxLength: 6 }).map((labels) => labels.join('.')),
    code: fc.stringMatching(/^[2-9a-hjkmnp-twxyz]{8}$/),
    simulated: fc.boolean(),
    trial: fc.boolean(),
    logo: fc.constantFrom(null, aLogo(), aLogo(300, 110)),
  })
  .map(({ site, code, ...rest }) => ({ ...rest, address: `https://${site}/s/${code}` }))
