/** The page in a real browser: what a newcomer sees and does first, on every screen, in light and dark. */
import assert from 'node:assert/strict'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { ConnectionInfo } from '../../src/contract/index.ts'
import { seriousFindings, watchTrouble } from '../support/browser.ts'
import { startJourney, wholeMs } from '../support/journey.ts'
import { type Product, until } from '../support/product.ts'

const shots = fileURLToPath(new URL('../results/', import.meta.url))
const built = new URL('../../dist/web/', import.meta.url)
const patienceMs = 60_000
const workflow = '/workflows/Lead%20qualification'

/** Every screen, and of those with several faces each. */
const screens = [
  '/',
  '/workflows',
  workflow,
  `${workflow}?view=outline`,
  `${workflow}?view=yaml`,
  `${workflow}?tab=dry-run`,
  `${workflow}?tab=versions`,
  `${workflow}?tab=turn-on`,
  '/new',
  '/templates',
  '/runs',
  '/issues',
  '/in-doubt',
  '/events',
  '/usage',
  '/catalogue',
  '/connections',
  '/agents',
  '/local-org',
  '/local-org?tab=soql',
  '/local-org?tab=faults',
  '/local-org?tab=clock',
  '/local-org?tab=calls',
  '/local-org?tab=mail',
  '/sign-in',
  '/nowhere',
]

describe('the page', { timeout: wholeMs }, () => {
  let product: Product
  let browser: Browser
  let page: Page
  let trouble: string[] = []

  before(async () => {
    await mkdir(shots, { recursive: true })
    ;[product, browser] = await startJourney()
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
    page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    trouble = watchTrouble(page)
  })
  after(async () => {
    await browser.close()
    await product.stop()
  })

  test('without the link there is the way to sign in, not the data', async () => {
    const stranger = await browser.newContext()
    const view = await stranger.newPage()
    view.setDefaultTimeout(patienceMs)
    await view.goto(await product.url())
    await view.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.equal(await view.getByText(product.org.url).count(), 0)
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
    await page.screenshot({ path: `${shots}overview.png`, fullPage: true })
  })

  test('the first screen needs at most 350 KB of scripts, gzipped; editor and YAML are not among them', async () => {
    const view = await page.context().newPage()
    const loaded: string[] = []
    view.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) loaded.push(pathname.slice(1))
    })
    await view.goto(await product.url())
    await view.locator('.react-flow__node').first().waitFor()
    const sizes = await Promise.all(loaded.map(async (file) => gzipSync(await readFile(new URL(file, built))).length))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const all = await readdir(new URL('assets/', built))
    assert.ok(total <= 350_000, `${total} bytes`)
    assert.ok(loaded.length < all.filter((file) => file.endsWith('.js')).length)
    assert.ok(!loaded.some((file) => /YamlPane|EditorTabs/.test(file)), loaded.join(', '))
    await view.close()
  })

  test('the first screen is there within 1.5 seconds', async () => {
    const times: number[] = []
    // The best of several: a busy machine makes some of them late.
    while (times.length < 10 && Math.min(...times) > 1500) {
      const began = performance.now()
      await page.goto(await product.url())
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      await page.getByText('Connected', { exact: true }).waitFor()
      times.push(performance.now() - began)
    }
    assert.ok(Math.min(...times) <= 1500, `${times.map(Math.round).join(', ')} ms`)
  })

  test('the button creates a lead, its run arrives by itself and opens to its steps', async () => {
    await page.goto(`${await product.url()}/runs`)
    const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row')
    const newest = await rows.nth(1).getByRole('link').getAttribute('href')
    await page.getByRole('button', { name: 'Create a lead' }).click()
    await until('the new run on top', async () => (await rows.nth(1).getByRole('link').getAttribute('href')) !== newest)
    await rows.nth(1).getByRole('link').click()
    await page.getByText('Succeeded').first().waitFor()
    await page.getByRole('button', { name: /Lead created/ }).click()
    await page.getByLabel('Record of the event').getByText('LastName').waitFor()
    await page.getByRole('button', { name: /Do we know the company/ }).click()
    await page.getByText('Input', { exact: true }).filter({ visible: true }).first().waitFor()
    await page.screenshot({ path: `${shots}run.png`, fullPage: true })
    assert.deepEqual(await seriousFindings(page), [])
  })

  test('a run is done again from one step with other input', async () => {
    const [before] = [page.url()]
    await page.getByRole('button', { name: 'Rerun from here …' }).first().click()
    const input = page.getByRole('textbox', { name: 'Input' })
    const given = await until('the input', async () => {
      const text = await input.inputValue()
      return text.includes('"name"') && text
    })
    await input.fill(given.replace(/"name": "[^"]*"/, '"name": "Nobody knows"'))
    await page.getByRole('button', { name: 'Rerun from here', exact: true }).click()
    await page.waitForURL((url) => String(url) !== before)
    await page.getByText('Succeeded').first().waitFor()
  })

  test('filters stand in the address, and the address brings them back', async () => {
    await page.goto(`${await product.url()}/runs?status=failed`)
    await page.getByText('No run fits this filter.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('table', { name: 'Runs' }).getByText('Succeeded').first().waitFor()
    assert.equal(new URL(page.url()).search, '')
  })

  test('the catalogue is searched at each key stroke, by synonyms too', async () => {
    await page.goto(`${await product.url()}/catalogue`)
    await page.getByRole('textbox', { name: 'Search' }).fill('deal won')
    await page.getByText('closeOpportunity').waitFor()
    await page.getByRole('textbox', { name: 'Search' }).fill('get prospect')
    await page.getByText('getLead', { exact: true }).waitFor()
  })

  test('a refused write is a card: what, why in the org’s words, what to do, what we do meanwhile', async () => {
    await page.goto(`${await product.url()}/catalogue?search=createLead`)
    await page.getByRole('button', { name: /^Create Lead/ }).click()
    await page
      .getByRole('textbox', { name: /Run it/ })
      .fill('{ "lastName": "Only", "company": "X", "status": "No such" }')
    await page.getByRole('button', { name: 'Run Create Lead' }).click()
    const card = page.getByRole('alert').filter({ hasText: 'No such' })
    await card
      .getByText(/No such/)
      .first()
      .waitFor()
    await card.getByText(/^→ /).waitFor()
    await card.getByText(/^Meanwhile: /).waitFor()
    await card.getByRole('link', { name: /What .* means/ }).waitFor()
    await page.screenshot({ path: `${shots}problem.png` })
  })

  test('what the local org sends by mail lands in an outbox, its markup as text', async () => {
    const letter = { emailAddresses: 'ada@example.com', emailSubject: 'Hello', emailBody: '<b>Dear</b> Ada' }
    await product.orgCall('POST', '/actions/standard/emailSimple', { inputs: [letter] })
    await page.goto(`${await product.url()}/local-org?tab=mail`)
    const row = page.getByRole('table', { name: 'Mail' }).getByRole('row').filter({ hasText: 'ada@example.com' })
    await row.getByText('<b>Dear</b> Ada').waitFor()
  })

  for (const scheme of ['light', 'dark'] as const) {
    test(`no serious accessibility finding on any screen, ${scheme}`, async () => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const path of screens) {
        await page.goto(`${await product.url()}${path}`)
        await page.getByRole('heading', { level: 2 }).first().waitFor()
        await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' })
        await page.screenshot({ path: `${shots}${scheme}${path.replaceAll(/[^a-z]+/gi, '-')}.png` })
        assert.deepEqual(await seriousFindings(page), [], path)
      }
    })
  }

  test('the kill switch ends a connection and reports what was done', async () => {
    await page.goto(`${await product.url()}/connections`)
    await page.getByRole('button', { name: /^Kill switch/ }).click()
    await page.getByRole('button', { name: 'Revoke now' }).click()
    await page.getByText('The tokens were withdrawn at Salesforce').waitFor()
    await page.getByText(/What it did since/).waitFor()
    assert.deepEqual(await seriousFindings(page), [])
    const { items } = await product.get<{ items: ConnectionInfo[] }>('/connections')
    assert.equal(items[0]?.status, 'revoked')
  })

  test('nothing was thrown and nothing was blocked', () => assert.deepEqual(trouble, []))
})
