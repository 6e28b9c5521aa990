import { qrDrawing } from '../qr/qr-drawing.ts'

/**
 * The QR code of an address as an SVG file of its own, for designers and print shops.
 * @param title what the picture is, for people who cannot see it
 */
export function qrSvg(address: string, title: string): string {
  const { size, path } = qrDrawing(address)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="80mm" height="80mm"`,
    ' role="img" aria-labelledby="title" shape-rendering="crispEdges">',
    `<title id="title">${escapeXml(title)}</title>`,
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>\n`,
  ].join('')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
