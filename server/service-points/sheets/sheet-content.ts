import type { Logo } from '../../storage/logos-store.ts'
import type { Point } from '../../storage/points-store.ts'
import type { Settings } from '../../storage/settings-store.ts'
import { type PointQr, pointQr } from '../point-qr.ts'
import { shortAddress } from '../survey-address.ts'

/** What the sheet of a point says to visitors, in whatever form it is printed. */
export interface SheetContent {
  readonly code: string
  /** Blank where nobody has said which province it is. */
  readonly province: string
  readonly agencies: readonly string[]
  readonly desk: string
  readonly place: string
  readonly qr: PointQr
  readonly logo: Logo | null
  /** In two parts, so that a long one breaks before the code's path and not inside the code. */
  readonly address: { readonly site: string; readonly path: string }
  readonly simulated: boolean
  /** Whether it must not be put up, since the public address is not set. */
  readonly trial: boolean
}

interface SheetInput {
  readonly point: Point
  /** Names of the agencies that the point serves. */
  readonly agencies: readonly string[]
  /** The whole address that the code holds. */
  readonly address: string
  readonly installation: Settings
  readonly logo: Logo | null
  readonly trial: boolean
}

export function sheetContent({
  point,
  agencies,
  address,
  installation,
  logo,
  trial,
}: SheetInput): SheetContent {
  const short = shortAddress(address)
  const pathFrom = short.lastIndexOf('/s/')
  return {
    code: point.code,
    province: installation.province,
    agencies,
    desk: point.desk,
    place: point.place,
    qr: pointQr(address, logo),
    logo,
    address: { site: short.slice(0, pathFrom), path: short.slice(pathFrom) },
    simulated: installation.simulated,
    trial,
  }
}
