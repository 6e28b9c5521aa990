import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const windowSeconds = 900

/** Failed attempts in a quarter of an hour: for one name from one address, and from one address in all. */
const failuresPerName = 10
const failuresPerAddress = 100

/** Slows down whoever tries passwords, without letting them shut the owner of a name out from elsewhere. */
export function createSignInLimit() {
  const perName = new RateLimiterMemory({ points: failuresPerName, duration: windowSeconds })
  const perAddress = new RateLimiterMemory({ points: failuresPerAddress, duration: windowSeconds })

  return {
    /**
     * Counts an attempt before its password is checked, so that many at once cannot slip past.
     * @returns minutes to wait, or null when the attempt may go on
     */
    async attempt(name: string, address: string): Promise<number | null> {
      try {
        // What one name is refused for does not count against the others at the address.
        await perName.consume(`${name}|${address}`)
        await perAddress.consume(address)
        return null
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000))
      }
    },
    /** Forgets the attempts of somebody who has signed in. */
    async succeeded(name: string, address: string): Promise<void> {
      await perName.delete(`${name}|${address}`)
      await perAddress.reward(address)
    },
  }
}
