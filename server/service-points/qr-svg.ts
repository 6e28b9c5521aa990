import type { PointQr } from './point-qr.ts'

/**
 * The QR code of a point as an SVG file of its own, for designers and print shops.
 * @param title what the picture is, for people who cannot see it
 */
export function qrSvg({ size, path, logo }: PointQr, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="80mm" height="80mm"`,
    ' role="img" aria-labelledby="title">',
    `<title id="title">${escapeXml(title)}</title>`,
    `<g shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></g>`,
    ...(logo
      ? [
          `<path fill="#fff" d="M${logo.from} ${logo.from}h${logo.side}v${logo.side}h-${logo.side}z"/>`,
          `<image x="${logo.image.x}" y="${logo.image.y}" width="${logo.image.width}" height="${logo.image.height}"`,
          ` href="${pngAddress(logo.image.png)}"/>`,
        ]
      : []),
    '</svg>\n',
  ].join('')
}

/** A PNG as an address that stands inside a page or picture. @param png in base64 */
export function pngAddress(png: string): string {
  return `data:image/png;base64,${png}`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
