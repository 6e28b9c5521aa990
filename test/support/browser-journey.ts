import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { findChromium, launchChromium } from './chromium.ts'
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

const found = await findChromium()
if ('missing' in found) console.warn(`browser journeys skipped: no Chromium runs here (${found.missing})`)

/** A phone of the cheap kind. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** Refusals and a server that is away are part of journeys; the console tells of them, and nothing is wrong. */
const expected = /status of 4\d\d|net::ERR_/

/** What a journey has at hand. */
export interface Journey {
  readonly app: TestApp
  /** A new page in a browser that knows nothing yet; problems in its console fail the journey. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** Stops the server, and starts it again at the same address and on the same data after `meanwhile`. */
  restart(meanwhile: () => Promise<void>): Promise<void>
}

/** Journeys through the real application in a real browser; skipped, and said so, where none runs. */
export function browserJourney(
  name: string,
  options: TestAppOptions,
  tell: (journey: Journey) => void,
): void {
  describe.skipIf('missing' in found)(name, () => {
    let app: TestApp
    let browser: Browser
    const complaints: string[] = []
    beforeAll(async () => {
      app = await startTestApp(options)
      if (!('missing' in found)) browser = await launchChromium(found)
    })
    afterAll(async () => {
      await browser?.close()
      await app?.stop()
      expect(complaints).toEqual([])
    })
    tell({
      get app() {
        return app
      },
      async open(contextOptions = {}) {
        const context = await browser.newContext({ baseURL: app.address, locale: 'vi-VN', ...contextOptions })
        const page = await context.newPage()
        page.on('console', (message) => {
          if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
        })
        page.on('pageerror', (error) => complaints.push(error.message))
        return page
      },
      async restart(meanwhile) {
        const { dataDir, address } = app
        await app.stop({ keepData: true })
        await meanwhile()
        app = await startTestApp({ ...options, dataDir, environment: { PORT: new URL(address).port } })
      },
    })
  })
}

/** Expects that axe finds nothing against WCAG 2.2 A and AA, nor against good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([])
}
