import { beforeAll, expect, it } from 'vitest'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { index2025, storePublished, table2024 } from '../support/published-results.ts'

browserJourney('published results', {}, (journey) => {
  beforeAll(async () => {
    await storePublished(journey.app.stores, table2024)
    await storePublished(journey.app.stores, index2025())
  })

  it('are read on a phone without JavaScript, from the sign-in page to one agency in another year', async () => {
    const page = await journey.open({ ...phone, javaScriptEnabled: false })
    await page.goto('/')
    await page.getByRole('link', { name: 'Xem kết quả đã công bố' }).click()
    await page.getByRole('link', { name: 'Năm 2025' }).click()
    await page.getByRole('heading', { level: 1, name: 'Chỉ số hài lòng: Năm 2025' }).waitFor()
    await page.getByRole('link', { name: 'Tiếp cận dịch vụ' }).click()
    await page.getByRole('link', { name: 'Sở Tư pháp' }).click()
    await page.getByText('Chỉ số chung: 67,27%. Xếp hạng: 4/4.').waitFor()
    await page
      .getByRole('region', { name: 'trong các kỳ đã công bố' })
      .getByRole('link', { name: 'Năm 2024' })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Sở Tư pháp: Năm 2024' }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 2, name: 'Over the periods' }).waitFor()
    await page.getByRole('link', { name: 'Published periods' }).click()
    expect(new URL(page.url()).search).toBe('?lang=en')
    expect(await page.context().cookies()).toEqual([])
  })

  it.each([
    '/results',
    '/results/2024',
    '/results/2025',
    '/results/2025?lang=en',
    '/results/2025/criteria/access',
    '/results/2024/agencies/SCT',
    '/results/2025/agencies/SCT',
    '/results/2025/agencies/SNgV?lang=en',
    '/results/1999',
  ])('meet no barrier on %s, on a phone and on a wide screen', async (path) => {
    for (const options of [phone, {}]) {
      const page = await journey.open(options)
      await page.goto(path)
      await expectAccessible(page)
      expect(await page.locator('h1').count()).toBe(1)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
