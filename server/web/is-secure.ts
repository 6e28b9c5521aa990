import type { Request } from 'express'

/**
 * Whether the person's browser talks HTTPS: to this process, to a proxy that says so, or because the site's own
 * address does, whatever the proxy forgets to say.
 */
export function isSecure(request: Request, publicUrl: string | null): boolean {
  return request.secure || (publicUrl?.startsWith('https:') ?? false)
}
