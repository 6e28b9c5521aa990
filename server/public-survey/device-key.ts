import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { clientNetwork } from '../web/client-network.ts'
import { isSecure } from '../web/is-secure.ts'
import type { Sender } from './limits.ts'

/**
 * Gives the browser a random key of its own, so that a limit meets the device rather than everybody in the room. It
 * names nobody, is not stored with responses, and the form works the same for a browser that refuses it.
 */
export function keepDeviceKey(request: Request, response: Response, publicUrl: string | null): void {
  if (deviceOf(request) !== null) return
  const secure = isSecure(request, publicUrl) ? '; Secure' : ''
  response.setHeader(
    'Set-Cookie',
    `device=${randomUUID()}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`,
  )
}

/** Who sends a submission, as far as the limits need to know. */
export function senderOf(request: Request): Sender {
  return { device: deviceOf(request), address: clientNetwork(request.ip) }
}

function deviceOf(request: Request): string | null {
  return /(?:^|; ?)device=([0-9a-f-]{36})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1] ?? null
}
