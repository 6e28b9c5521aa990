import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { indexQuestions } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'

const questions = indexQuestions(fiveCriteriaProposedV1)
const address = '/s/k7m2qx4t'

async function answerEverything(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Đã nhận kết quả' }).check()
  await page.getByRole('radio', { name: 'Trực tiếp', exact: true }).check()
  for (const { text } of questions) {
    await page
      .getByRole('group', { name: text.vi })
      .getByRole('radio', { name: 'Hài lòng', exact: true })
      .check()
  }
}

browserJourney('a citizen at the desk', {}, (journey) => {
  beforeAll(() => journey.app.open())

  describe.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('%s', (_, javaScriptEnabled) => {
    it('sends too early, is told what is missing, answers it, and gets a receipt', async () => {
      const page = await journey.open({ ...phone, javaScriptEnabled })
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(address)
      expect(requests.filter((url) => url.startsWith('http'))).toHaveLength(1)

      await page.getByRole('radio', { name: 'Trực tiếp', exact: true }).check()
      await page.getByRole('textbox').fill('Chờ hơi lâu')
      await page.getByRole('button', { name: 'Gửi phiếu' }).click()

      const summary = page.getByRole('alert')
      await summary.getByRole('heading').waitFor()
      expect(await page.title()).toMatch(/^Lỗi:/)
      expect(await summary.getByRole('link').count()).toBe(questions.length + 1)
      expect(await page.getByRole('textbox').inputValue()).toBe('Chờ hơi lâu')
      expect(await page.getByRole('radio', { name: 'Trực tiếp', exact: true }).isChecked()).toBe(true)
      if (javaScriptEnabled) await expectAccessible(page)

      await summary.getByRole('link').first().click()
      expect(page.url()).toContain('#context.stage')
      await answerEverything(page)
      await page.getByRole('button', { name: 'Gửi phiếu' }).click()
      await page.getByRole('heading', { level: 1, name: 'Đã gửi' }).waitFor()
      expect(await page.locator('.receipt').textContent()).toMatch(/^\w{4}-\w{4}-\w{4}$/)
      if (javaScriptEnabled) await expectAccessible(page)
    })
  })

  it('who goes back and sends again makes no second response', async () => {
    const page = await journey.open(phone)
    const before = await journey.app.stores.responses.count('2025')
    await page.goto(address)
    await answerEverything(page)
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    const receipt = await page.locator('.receipt').textContent()
    await page.goBack()
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    expect(await page.locator('.receipt').textContent()).toBe(receipt)
    await page.reload()
    expect(await page.locator('.receipt').textContent()).toBe(receipt)
    expect(await journey.app.stores.responses.count('2025')).toBe(before + 1)
  })

  it('who taps twice makes no second response', async () => {
    const page = await journey.open(phone)
    const before = await journey.app.stores.responses.count('2025')
    await page.goto(address)
    await answerEverything(page)
    await page.getByRole('button', { name: 'Gửi phiếu' }).dblclick()
    await page.getByRole('heading', { level: 1, name: 'Đã gửi' }).waitFor()
    expect(await journey.app.stores.responses.count('2025')).toBe(before + 1)
  })

  it('answers by keyboard alone', async () => {
    const page = await journey.open()
    await page.goto(address)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByRole('radio', { name: 'Tìm hiểu, hỏi thông tin' }).isChecked()).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'Đã nhận kết quả' }).isChecked()).toBe(true)
  })

  it('finds every control large enough for a finger, and nothing to the side of a narrow screen', async () => {
    const page = await journey.open({ ...phone, viewport: { width: 320, height: 640 } })
    await page.goto(address)
    const small = await page.locator('label, button, a.lang, summary').evaluateAll((elements) =>
      elements
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ text }) => text),
    )
    expect(small.filter((text) => !text?.startsWith('Kiến nghị'))).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(320)
  })

  it('can double the size of the text without losing anything to the side', async () => {
    const page = await journey.open(phone)
    await page.goto(address)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  it.each([address, `${address}?lang=en`, '/s/chuaco22', '/receipts', '/receipts/K7M2QXPR4TWA'])(
    'meets no barrier on %s',
    async (path) => {
      const page = await journey.open(phone)
      await page.goto(path)
      await expectAccessible(page)
    },
  )
})
