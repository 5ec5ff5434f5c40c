/** What keeps a person safe, as that person meets it: dry run, undo, usage and budget, on the command line and in a browser. */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { BudgetOverview, Forecast, Page as Paged, RunDetail, RunInfo, UndoPlan } from '../../src/contract/index.ts'
import { seriousFindings } from '../support/browser.ts'
import { startJourney, wholeMs } from '../support/journey.ts'
import { type Product, until } from '../support/product.ts'

const shots = fileURLToPath(new URL('../results/', import.meta.url))
const workflow = 'Lead qualification'

describe('safety', { timeout: wholeMs }, () => {
  let product: Product
  let browser: Browser
  let page: Page
  let run: RunInfo

  before(async () => {
    await mkdir(shots, { recursive: true })
    ;[product, browser] = await startJourney()
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
    page.setDefaultTimeout(60_000)
    const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
    assert.ok(link)
    await page.goto(link)
    run = await until('a finished run', async () => {
      const { items } = await product.get<Paged<RunInfo>>('/runs?status=succeeded')
      for (const one of items) {
        const { steps } = await product.get<RunDetail>(`/runs/${one.id}`)
        if (steps.some(({ writeClass, status }) => writeClass !== null && status === 'succeeded')) return one
      }
      return null
    })
  })
  after(async () => {
    await browser.close()
    await product.stop()
  })

  test('the command line tries a workflow without a write', async () => {
    const { code, stdout, stderr } = await product.cli('workflows', 'dry-run', workflow, '--run', run.id)
    assert.equal(code, 0, stderr)
    assert.match(stdout, /would (create|change)/)
    assert.match(stdout, /nothing was written/)
  })

  test('the command line shows and sets budgets, and foretells', async () => {
    const set = await product.cli('budget', 'set', workflow, '--calls-a-day', '500', '--priority', 'low')
    assert.match(set.stdout, /500 +low/, set.stderr)
    const connection = (await product.get<BudgetOverview>('/budget')).connections[0]
    assert.ok(connection && connection.limit !== null)
    assert.equal((await product.cli('budget', 'reserve', connection.connectionName, '30')).code, 0)
    assert.equal((await product.get<BudgetOverview>('/budget')).connections[0]?.reserve, 0.3)
    const forecast = JSON.parse((await product.cli('budget', 'forecast', workflow, '--json')).stdout) as Forecast
    assert.ok(forecast.callsARun > 0 && (forecast.callsADay ?? 0) > 0)
    assert.equal((await product.cli('budget', 'set', workflow)).code, 0)
  })

  test('a browser tries a workflow with the newest record', async () => {
    await page.goto(`${await product.url()}/workflows/${encodeURIComponent(workflow)}`)
    await page.getByRole('tab', { name: 'Dry run' }).click()
    await page.getByRole('button', { name: 'Dry run' }).click()
    await page.getByText('Nothing was written').waitFor()
    await page.screenshot({ path: `${shots}dry-run.png`, fullPage: true })
    assert.deepEqual(await seriousFindings(page), [])
  })

  test('a browser looks at what an undo would do, and does it', async () => {
    const preview = await product.get<UndoPlan>(`/runs/${run.id}/undo`)
    const records = preview.changes.filter(({ does }) => does !== 'none')
    assert.ok(records.length > 0, JSON.stringify(preview.changes))
    await page.goto(`${await product.url()}/runs/${run.id}`)
    await page.getByRole('button', { name: 'Undo …' }).click()
    const button = page.getByRole('button', { name: /^Undo \d+ record/ })
    await button.waitFor()
    await page.screenshot({ path: `${shots}undo.png` })
    assert.deepEqual(await seriousFindings(page), [])
    await button.click()
    await page.getByText(/^Done with/).waitFor()
    const { stdout } = await product.cli('undo', run.id)
    assert.match(stdout, /nothing that could be undone|leave/)
  })

  for (const scheme of ['light', 'dark'] as const) {
    test(`a browser shows who spends the allowance, ${scheme}`, async () => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`${await product.url()}/usage`)
      await page.getByRole('img', { name: /API calls by hour/ }).waitFor()
      await page.getByRole('table', { name: 'Calls by workflow in 24 hours' }).getByText(workflow).waitFor()
      await page.screenshot({ path: `${shots}${scheme}-usage.png`, fullPage: true })
      assert.deepEqual(await seriousFindings(page), [])
    })
  }
})
