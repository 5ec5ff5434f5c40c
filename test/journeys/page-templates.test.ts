/** Each template of the gallery, run on the local org with one click. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Page as Paged, RunInfo, TemplateInfo } from '../../src/contract/index.ts'
import { startJourney, wholeMs } from '../support/journey.ts'
import { type Product, until } from '../support/product.ts'

const patienceMs = 60_000

describe('templates', { timeout: wholeMs }, () => {
  let product: Product
  let browser: Browser
  let page: Page

  before(async () => {
    ;[product, browser] = await startJourney()
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
    page.setDefaultTimeout(patienceMs)
    const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
    assert.ok(link)
    await page.goto(link)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })
  after(async () => {
    await browser.close()
    await product.stop()
  })

  test('there are the four use cases and the example workflows, each with its occasion', async () => {
    const { items } = await product.get<{ items: TemplateInfo[] }>('/templates')
    assert.ok(items.length >= 12)
    assert.deepEqual(
      items.filter(({ occasion }) => occasion === null).map(({ id }) => id),
      [],
    )
  })

  test('each runs with one click, and its run succeeds', async () => {
    const { items } = await product.get<{ items: TemplateInfo[] }>('/templates')
    for (const { name } of items) {
      await page.goto(`${await product.url()}/templates`)
      await page.getByRole('button', { name: `Run it on the local org: ${name}` }).click()
      await page.waitForURL(/\/runs\?workflow=/)
      await until(`a run of ${name}`, async () => {
        const { items: runs } = await product.get<Paged<RunInfo>>(`/runs?workflow=${encodeURIComponent(name)}`)
        const over = runs.filter(({ status }) => status === 'succeeded' || status === 'failed')
        assert.deepEqual(
          over.filter(({ status }) => status === 'failed').map(({ problem }) => problem?.what),
          [],
          name,
        )
        return over.length > 0
      })
      // The next one is to be alone with what happens.
      await product.send(`/workflows/${encodeURIComponent(name)}/deactivate`)
    }
  })
})
