import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How many submissions may come in ten minutes. A one-stop desk shares one address, so that limit is generous. */
export interface SurveyLimits {
  /** From one device that keeps its key, at one point. */
  readonly perDevice: number
  /** From one address, at one point, by devices that keep no key. */
  readonly perAddressAtPoint: number
  /** From one address in all. */
  readonly perAddress: number
}

export const defaultLimits: SurveyLimits = { perDevice: 20, perAddressAtPoint: 150, perAddress: 900 }

const windowSeconds = 600

/** Who sends: the device's own random key if the browser kept it, and the network it is in. */
export interface Sender {
  readonly device: string | null
  readonly address: string
}

/**
 * @param code the point's; null for a code that leads to none
 * @returns the seconds to wait, or null when the submission may go on
 */
export type LimitSubmission = (code: string | null, sender: Sender) => Promise<number | null>

/**
 * Counts submissions in this process. It is basic protection against a stuck or playful client, and says no more
 * than that: whoever throws away the device key is held by the address limits alone. What a device is refused for
 * does not count against the others at its address, nor does guessing at codes.
 */
export function limitSubmissions(limits: SurveyLimits): LimitSubmission {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: windowSeconds })
  const perDevice = limiter(limits.perDevice)
  const perAddressAtPoint = limiter(limits.perAddressAtPoint)
  const perAddress = limiter(limits.perAddress)
  const guesses = limiter(limits.perAddressAtPoint)

  return async (code, { device, address }) => {
    try {
      if (code === null) {
        await guesses.consume(address)
        return null
      }
      if (device === null) await perAddressAtPoint.consume(`${code}|${address}`)
      else await perDevice.consume(`${code}|${device}`)
      await perAddress.consume(address)
      return null
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
  }
}
