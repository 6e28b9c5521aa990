import { expect, it } from 'vitest'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'

browserJourney('the description of the API', {}, (journey) => {
  it('is read on a phone without JavaScript, from the results to one member of a schema', async () => {
    const page = await journey.open({ ...phone, javaScriptEnabled: false })
    await page.goto('/results')
    await page.getByRole('link', { name: 'API và cấu trúc dữ liệu' }).click()
    await page.getByRole('heading', { level: 1, name: 'API của hệ thống chỉ số hài lòng' }).waitFor()
    await page
      .getByRole('navigation', { name: 'Nội dung' })
      .getByRole('link', { name: 'Gửi một phiếu' })
      .click()
    expect(new URL(page.url()).hash).toBe('#postResponse')
    const operation = page.getByRole('article', { name: 'Gửi một phiếu khảo sát' })
    await operation.getByRole('link', { name: 'Receipt' }).first().click()
    expect(new URL(page.url()).hash).toBe('#schema-Receipt')
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 2, name: 'Signatures and how to check them' }).waitFor()
    expect(await page.context().cookies()).toEqual([])
  })

  // The page is long: looking at all of it takes a while.
  it.each([
    ['/api/docs', phone],
    ['/api/docs?lang=en', {}],
  ])(
    'meets no barrier on %s',
    async (path, options) => {
      const page = await journey.open(options)
      await page.goto(path)
      expect(await page.locator('h1').count()).toBe(1)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    },
    240_000,
  )
})
