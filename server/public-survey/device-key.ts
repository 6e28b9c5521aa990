import { randomUUID } from 'node:crypto'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { clientNetwork } from '../web/client-network.ts'
import type { Sender } from './limits.ts'

const deviceCookie = 'device'

/**
 * Gives the browser a random key of its own, so that a limit meets the device rather than everybody in the room. It
 * names nobody, is not stored with responses, and the form works the same for a browser that refuses it.
 */
export function keepDeviceKey(request: Request, response: Response, isSecure: boolean): void {
  if (deviceOf(request) !== null) return
  const secure = isSecure ? '; Secure' : ''
  response.setHeader(
    'Set-Cookie',
    `${deviceCookie}=${randomUUID()}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`,
  )
}

/** Who sends a submission, as far as the limits need to know. */
export function senderOf(request: Request): Sender {
  return { device: deviceOf(request), address: clientNetwork(request.ip) }
}

function deviceOf(request: Request): string | null {
  const header = request.get('cookie')
  const key = header === undefined ? undefined : parse(header)[deviceCookie]
  return key !== undefined && /^[0-9a-f-]{36}$/.test(key) ? key : null
}
