import { accessSync, constants } from 'node:fs'
import type { Browser } from 'playwright-core'

/** Where Debian, Fedora and the makers put the browser. */
const onTheSystem = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A Chromium that can be run here, or why there is none. */
export type FoundChromium =
  | { readonly path: string; readonly env: Record<string, string> }
  | { readonly missing: string }

/**
 * The browser named by `CHROME_PATH`, else one on the system, else the one an npm package ships, so that the journeys
 * need nothing installed. `CHROME_PATH=npm` asks for the shipped one.
 * @throws when CHROME_PATH names something that cannot be run: a wrong setting is not a missing browser
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env['CHROME_PATH']
  if (named && named !== 'npm') {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH=${named} cannot be run`)
    return { path: named, env: {} }
  }
  const found = named === 'npm' ? undefined : onTheSystem.find(isExecutable)
  return found ? { path: found, env: {} } : shippedChromium()
}

async function shippedChromium(): Promise<FoundChromium> {
  try {
    // The package unpacks the libraries and fonts it brings along only where it believes to run in this service.
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    return { path, env: { LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '' } }
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) }
  }
}

/** Starts it without a window. Not with the package's own arguments, which switch the protection of sites off. */
export async function launchChromium(found: Exclude<FoundChromium, { missing: string }>): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...found.env },
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
