/**
 * The browser and the system of a session in two words, so that a person recognises it. Roughly: what is not one of
 * the common ones has no name, and nothing else of the string is kept.
 * @returns e.g. "Chrome, Android"; blank where neither is known
 */
export function deviceName(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500)
  const known = (kinds: readonly (readonly [string, RegExp])[]) =>
    kinds.find(([, pattern]) => pattern.test(text))?.[0]
  return [known(browsers), known(systems)].filter((name) => name !== undefined).join(', ')
}

/** In this order: many name themselves after others as well. */
const browsers = [
  ['Edge', /\bEdgA?(iOS)?\//],
  ['Cốc Cốc', /\bcoc_coc_browser\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/\S+ .*Safari\//],
] as const

const systems = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const
