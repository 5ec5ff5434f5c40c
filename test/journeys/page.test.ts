/** The page in a real browser: what a newcomer sees and does first. */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, seriousFindings } from '../support/browser.ts'
import { type Product, startProduct, until } from '../support/product.ts'

const shots = fileURLToPath(new URL('../results/', import.meta.url))

let product: Product
let browser: Browser
let page: Page
const refused: string[] = []

before(async () => {
  await mkdir(shots, { recursive: true })
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
  page.on('pageerror', (error) => refused.push(String(error)))
  page.on('console', (message) => {
    // A refusal that a screen shows as a Problem is also logged by the browser as a failed load.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) refused.push(message.text())
  })
})

after(async () => {
  await browser.close()
  await product.stop()
})

test('without the link there is a clear refusal, not the data', async () => {
  const stranger = await browser.newContext()
  const view = await stranger.newPage()
  await view.goto(await product.url())
  await view.getByText('This request carries no valid key').first().waitFor()
  await stranger.close()
})

test('the printed link shows connection, workflow and runs', async () => {
  const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
  assert.ok(link)
  await page.goto(link)
  await page.getByText('Connected', { exact: true }).waitFor()
  await page.getByText(product.org.url).first().waitFor()
  await page.getByText(/of [\d,]+ API calls used/).waitFor()
  await page.locator('.react-flow__node').first().waitFor()
  await page.getByRole('table', { name: 'Runs' }).getByText('Succeeded').first().waitFor()
  assert.ok((await page.locator('.react-flow__node').count()) >= 6)
  await page.screenshot({ path: `${shots}overview.png`, fullPage: true })
})

test('the button creates a lead, its run arrives by itself and opens to its steps', async () => {
  const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row')
  const newest = await rows.nth(1).getByRole('link').getAttribute('href')
  await page.getByRole('button', { name: 'Create a lead' }).click()
  await until(
    'the new run on top',
    async () => (await rows.nth(1).getByRole('link').getAttribute('href')) !== newest,
    20_000,
  )
  await rows.nth(1).getByRole('link').click()
  await page.getByText('Succeeded').first().waitFor({ timeout: 20_000 })
  await page.getByRole('button', { name: /Lead created/ }).click()
  await page.getByLabel('Record of the event').getByText('LastName').waitFor()
  const steps = page.locator('[data-accordion] button, .mantine-Accordion-control')
  assert.ok((await steps.count()) >= 3)
  await steps.nth(1).click()
  await page.getByText('Input', { exact: true }).first().waitFor()
  await page.screenshot({ path: `${shots}run.png`, fullPage: true })
})

for (const scheme of ['light', 'dark'] as const) {
  test(`no serious accessibility finding on any screen, ${scheme}`, async () => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const path of [
      '/',
      '/runs',
      '/events',
      '/workflows',
      '/workflows/Lead%20qualification',
      '/catalogue',
      '/connections',
    ]) {
      await page.goto(`${await product.url()}${path}`)
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      await page.waitForLoadState('load')
      await page.screenshot({ path: `${shots}${scheme}${path.replaceAll(/[^a-z]+/gi, '-')}.png` })
      assert.deepEqual(await seriousFindings(page), [], path)
    }
  })
}

test('a wrong document shows a Problem card with the place and the fix', async () => {
  await page.goto(`${await product.url()}/workflows/Lead%20qualification`)
  await page.getByRole('tab', { name: 'Document' }).click()
  const editor = page.getByLabel('Document (YAML)')
  await editor.fill((await editor.inputValue()).replace('action: findAccount', 'action: findAcount'))
  await page.getByRole('button', { name: 'Check' }).click()
  await page
    .getByRole('alert')
    .getByText(/findAcount/)
    .first()
    .waitFor()
  await page
    .getByRole('alert')
    .getByText(/findAccount/)
    .first()
    .waitFor()
})

test('nothing was thrown and nothing was blocked', () => {
  // The stranger's refusals are expected and belong to another page.
  assert.deepEqual(refused, [])
})
