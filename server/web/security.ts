import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * The security headers of every page. Scripts, styles and connections come from this site only and never stand
 * inline; the public form, which must be readable in one request, replaces the policy by one with digests.
 */
export function setUpWebSecurity(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: basicPolicy },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // Offices run this on plain HTTP inside their network too; browsers ignore the header there.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  })
}

const basicPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/**
 * The policy of a page that carries its one stylesheet inline: allowed by its digest, since a nonce could not be
 * kept with the page.
 * @param styleDigest base64 SHA-256 of the stylesheet's text
 */
export function inlineStylePolicy(styleDigest: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleDigest}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
