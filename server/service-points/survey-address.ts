import { domainToASCII, domainToUnicode } from 'node:url'
import { link, paths } from '../paths.ts'

/** Where a request came in: what stands for the public address until one is set. */
interface RequestOrigin {
  readonly protocol: string
  /** With the port, as the browser sent it; absent only from clients that are no browsers. */
  readonly host: string | undefined
}

/**
 * The whole address that a point's QR code holds.
 * @param publicUrl PUBLIC_URL, without a slash at the end; null: the address of the request itself, which phones
 * outside may not reach, so that sheets printed from it are marked as trials
 * @example surveyAddress('https://khaosat.example.vn', request, 'k7m2qx4h') // 'https://khaosat.example.vn/s/k7m2qx4h'
 */
export function surveyAddress(publicUrl: string | null, request: RequestOrigin, code: string): string {
  const site = publicUrl ?? `${request.protocol}://${request.host ?? 'localhost'}`
  return `${site}${link(paths.survey, { code })}`
}

/**
 * The address as people type it: without the scheme, which browsers add, and a host's name in its own letters.
 * @example shortAddress('https://khaosat.example.vn/s/k7m2qx4h') // 'khaosat.example.vn/s/k7m2qx4h'
 * @example shortAddress('https://xn--kho-st-tta4502d.vn/s/k7m2qx4h') // 'khảo-sát.vn/s/k7m2qx4h'
 */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/^[^/:]+/, shownHost)
}

/** A host's name as people read it, wherever that leads back to the very host. */
function shownHost(host: string): string {
  const name = domainToUnicode(host)
  return domainToASCII(name) === host ? name : host
}

/**
 * The address in parts between which a narrow screen may break it.
 * @example addressParts('https://khaosat.vn/s/k7m2qx4h') // ['khaosat', '.vn', '/s', '/k7m2qx4h']
 */
export function addressParts(address: string): string[] {
  return shortAddress(address).split(/(?=[./])/)
}
