/** A newcomer's first hour on the page: an own workflow from nothing, the way to anything, forms for agents and outbound messages, a telephone. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { RunInfo } from '../../src/contract/index.ts'
import { seriousFindings, watchTrouble } from '../support/browser.ts'
import { startJourney, wholeMs } from '../support/journey.ts'
import { type Product, until } from '../support/product.ts'

const name = 'Call about changed deals'
const patienceMs = 60_000
const narrow = { width: 375, height: 800 }
const documentation = ['/docs', '/docs/promises', '/docs/catalogue/Lead', '/e/UNABLE_TO_LOCK_ROW', '/docs/nowhere']

describe('a newcomer', { timeout: wholeMs }, () => {
  let product: Product
  let browser: Browser
  let page: Page
  let trouble: string[] = []
  let base = ''

  before(async () => {
    ;[product, browser] = await startJourney()
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
    page.setDefaultTimeout(patienceMs)
    trouble = watchTrouble(page)
    const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
    assert.ok(link)
    await page.goto(link)
    await page.getByText('Connected', { exact: true }).waitFor()
    base = await product.url()
  })
  after(async () => {
    await browser.close()
    await product.stop()
  })

  /** Lists that are searched are comboboxes to some browsers and texts to others. */
  const field = (label: RegExp) =>
    page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .last()

  /** Clicks into a list, types, takes what is found: a choice that stood there before is no part of the search. */
  async function choose(label: RegExp, typed: string, option: RegExp): Promise<void> {
    await page
      .getByRole('combobox', { name: label })
      .or(page.getByRole('textbox', { name: label }))
      .last()
      .click()
    await page.keyboard.type(typed)
    await page.getByRole('option', { name: option }).first().click()
  }

  test('makes a workflow from nothing, tries it, turns it on, and a record is written', async () => {
    await page.getByRole('link', { name: 'Workflows' }).click()
    await page.getByRole('link', { name: 'New workflow' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await choose(/^When/, 'opportunity', /^Opportunity Updated$/)
    await page.getByRole('button', { name: 'Add step' }).click()
    await page.getByRole('textbox', { name: 'What to add' }).waitFor()
    await page.keyboard.type('task')
    await page.getByRole('menuitem', { name: /^Create Task/ }).click()
    await field(/^Subject/).fill('Call {{ json.Name }}')
    await page.getByText(/→ Call ./).waitFor()
    await page.getByRole('button', { name: 'Use data for Related To ID' }).click()
    await page.getByRole('button', { name: '+ Data for Related To ID' }).click()
    await page.getByRole('textbox', { name: 'Search values' }).waitFor()
    await page.keyboard.type('opportunity id')
    await page.keyboard.press('Enter')
    await page.getByText('✓ The document is correct.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(`Saved as version 1 of ${name}.`).waitFor()
    await page.getByRole('button', { name: 'Try it now, writing nothing' }).click()
    await page.getByText('Passed').waitFor()
    await page.getByRole('button', { name: 'Turn on', exact: true }).click()
    await page.getByText('It is on: what happens').waitFor()

    const ask = async (soql: string) =>
      product.orgCall<{ records: Record<string, string>[] }>('GET', `/query?q=${encodeURIComponent(soql)}`)
    const [deal] = (await ask('SELECT Id, Name FROM Opportunity LIMIT 1')).records
    assert.ok(deal)
    await product.orgCall('PATCH', `/sobjects/Opportunity/${deal['Id']}`, { NextStep: 'Call them' }).catch(() => null)
    const path = `/runs?workflow=${encodeURIComponent(name)}&status=succeeded`
    await until('its run', async () => {
      const { items } = await product.get<{ items: RunInfo[] }>(path)
      return items.some(({ trial }) => !trial)
    })
    const [task] = (await ask(`SELECT Subject FROM Task WHERE WhatId = '${deal['Id']}' ORDER BY CreatedDate DESC`))
      .records
    assert.equal(task?.['Subject'], `Call ${deal['Name']}`)
  })

  test('goes anywhere by Ctrl+K and a word', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: /^Screen, workflow, action/ }).waitFor()
    await page.keyboard.type('changed deals')
    await page.getByRole('option', { name }).waitFor()
    assert.deepEqual(await seriousFindings(page), [])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name }).waitFor()
  })

  test('an unknown word in the address shows the first tab', async () => {
    await page.goto(`${base}/workflows/${encodeURIComponent(name)}?tab=nonsense`)
    await page.getByRole('tab', { name: 'Edit', selected: true }).waitFor()
    await page.goto(`${base}/local-org?tab=nonsense`)
    await page.getByRole('tab', { name: 'Records', selected: true }).waitFor()
  })

  test('lets an agent in by a form: a wrong condition is told, the key is shown once and opens the door', async () => {
    await page.goto(`${base}/agents`)
    await page.getByRole('textbox', { name: 'For which agent' }).fill('Newcomer')
    await choose(/^Objects/, 'lead', /^Lead/)
    await page.keyboard.press('Escape')
    await page.getByLabel('Change records').check()
    await page.getByRole('textbox', { name: 'Records of Lead' }).fill('IsConverted = fals')
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page
      .getByRole('alert')
      .getByText(/MALFORMED_QUERY/)
      .first()
      .waitFor()
    await page.getByRole('textbox', { name: 'Records of Lead' }).fill('IsConverted = false')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const key = await page.locator('code', { hasText: /^rma_/ }).textContent()
    const answer = await fetch(`${base}/mcp`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    })
    assert.notEqual(answer.status, 401)
    await page.getByRole('table', { name: 'Keys of agents' }).getByText('read, update').waitFor()
    assert.deepEqual(await seriousFindings(page), [])
  })

  test('sets an outbound message up in the org, checks it, takes it away', async () => {
    await page.goto(`${base}/connections`)
    await page.getByRole('button', { name: /^Outbound messages of/ }).click()
    await page.getByRole('textbox', { name: /^Name of the message/ }).fill('Case_Escalated')
    await choose(/^Object/, 'case', /^Case$|\(Case\)/)
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await choose(/^Field of condition 1/, 'escalated', /IsEscalated/)
    await page.getByRole('textbox', { name: 'Value of condition 1' }).fill('true')
    await page.getByRole('button', { name: 'Set it up' }).click()
    await page.getByRole('button', { name: 'Check Case_Escalated' }).click()
    await page.getByText('Case_Escalated is in the org and leads here.').waitFor()
    assert.deepEqual(await seriousFindings(page), [])
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Remove Case_Escalated' }).click()
    await page.getByText('None yet.').waitFor()
  })

  test('no screen is wider than a telephone, and none has a serious finding there', async () => {
    await page.setViewportSize(narrow)
    const screens = [
      '/',
      '/workflows',
      `/workflows/${encodeURIComponent(name)}`,
      '/new',
      '/runs',
      '/agents',
      '/people',
      '/usage',
    ]
    for (const path of [...screens, '/local-org', '/local-org?tab=calls', ...documentation]) {
      await page.goto(`${base}${path}`)
      await page
        .getByRole('heading', { level: 1 })
        .or(page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor()
      await page.waitForLoadState('networkidle').catch(() => null)
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      assert.equal(tooWide, 0, path)
      assert.deepEqual(await seriousFindings(page), [], path)
    }
  })

  test('nothing was thrown and nothing was blocked', () => assert.deepEqual(trouble, []))
})
