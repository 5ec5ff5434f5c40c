/** The editor as it is used: one document in three shapes, forms from the live org, data with its preview, versions, undo. */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { WorkflowDetail } from '../../src/contract/index.ts'
import { seriousFindings, watchTrouble } from '../support/browser.ts'
import { startJourney, wholeMs } from '../support/journey.ts'
import type { Product } from '../support/product.ts'

const shots = fileURLToPath(new URL('../results/', import.meta.url))
const name = 'Lead qualification'
const patienceMs = 60_000

describe('the editor', { timeout: wholeMs }, () => {
  let product: Product
  let browser: Browser
  let page: Page
  let trouble: string[] = []

  before(async () => {
    await mkdir(shots, { recursive: true })
    ;[product, browser] = await startJourney()
    page = await browser.newPage({ viewport: { width: 1500, height: 1000 } })
    page.setDefaultTimeout(patienceMs)
    trouble = watchTrouble(page)
    const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
    assert.ok(link)
    await page.goto(link)
    await page.goto(`${await product.url()}/workflows/${encodeURIComponent(name)}`)
    await page.locator('.react-flow__node').first().waitFor()
  })
  after(async () => {
    await browser.close()
    await product.stop()
  })

  const show = (view: 'Canvas' | 'Outline' | 'YAML') =>
    page.getByRole('radiogroup', { name: 'Show as' }).getByText(view).click()
  const step = (title: string | RegExp) => page.getByRole('treeitem', { name: title })
  const form = (title: string) => page.getByRole('region', { name: `Form: ${title}` })

  test('what is changed on the canvas shows in the outline and in the YAML, and is undone in all of them', async () => {
    await page.getByRole('button', { name: /Set the lead to Working/ }).click()
    await form('Set the lead to Working').getByRole('textbox', { name: 'Title' }).first().fill('Somebody works on it')
    await page.locator('.react-flow__node', { hasText: 'Somebody works on it' }).waitFor()
    await show('Outline')
    await step(/Somebody works on it/).waitFor()
    await show('YAML')
    await page.locator('.cm-line', { hasText: 'title: Somebody works on it' }).waitFor()
    await page.locator('.cm-line', { hasText: '# Tried in turn' }).waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.locator('.cm-line', { hasText: 'title: Set the lead to Working' }).waitFor()
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await page.locator('.cm-line', { hasText: 'title: Somebody works on it' }).waitFor()
  })

  test('what is typed as YAML shows in the outline; a mistake is told at its step with the fix', async () => {
    await page.locator('.cm-line', { hasText: 'action: findAccount' }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await page.getByText(/✗ 1 mistake/).waitFor()
    await show('Outline')
    await step(/Do we know the company/)
      .getByText(/findAccoun/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('The document is correct').waitFor()
  })

  test('words are completed from the schema and the catalogue', async () => {
    await show('YAML')
    const line = page.locator('.cm-line', { hasText: 'on: leadCreated' }).first()
    await line.click()
    await page.keyboard.press('End')
    for (let n = 0; n < 'Created'.length; n += 1) await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+Space')
    await page.locator('.cm-tooltip-autocomplete').getByText('leadDeleted').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type('Created')
    await page.getByText('The document is correct').waitFor()
  })

  test('a new step gets its form from the org: required fields, picklists, references by name', async () => {
    await show('Outline')
    await step(/Judge company and person/).click()
    await page.getByRole('toolbar', { name: 'Edit' }).getByRole('button', { name: 'Add step' }).click()
    await page.getByRole('textbox', { name: 'What to add' }).fill('create deal')
    await page.getByRole('menuitem', { name: /^Create Opportunity\s*createOpportunity$/ }).click()
    const own = form('Create Opportunity')
    await own.getByText('Opportunity Name').first().waitFor()
    await own.getByRole('combobox', { name: /^Stage/ }).click()
    await page.getByRole('option', { name: 'Prospecting' }).click()
    await own.getByRole('combobox', { name: /^Account ID/ }).fill('Alp')
    await page.getByRole('option').first().click()
    await own.getByLabel(/^Close Date/).fill('2031-06-30')
    await show('YAML')
    await page.screenshot({ path: `${shots}editor-yaml.png` })
  })

  test('data is put in as a pill, and what it gives with the sample stands beside it', async () => {
    await show('Outline')
    await step(/Create Opportunity/).click()
    const own = form('Create Opportunity')
    await own
      .getByRole('button', { name: /^\+ Data for (Opportunity )?Name/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Search values' }).fill('company')
    await page.getByRole('button', { name: /json\.Company ·/ }).click()
    await own.locator('.pill', { hasText: 'Company' }).first().waitFor()
    await own.getByText(/^→ \S/).first().waitFor()
    await page.screenshot({ path: `${shots}editor-form.png` })
    assert.deepEqual(await seriousFindings(page), [])
  })

  test('the step is tried with the sample before anything is saved', async () => {
    await page.getByRole('button', { name: 'Try with the sample' }).click()
    await page
      .getByText(/would create/)
      .first()
      .waitFor()
    const { version } = await product.get<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}`)
    assert.equal(version, 1)
  })

  test('it is saved as a version, and two versions are compared', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/Saved as version 2/).waitFor()
    const { source } = await product.get<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}`)
    for (const kept of [
      /# Tried in turn/,
      /stageName: Prospecting/,
      /accountId: 001\w{15}/,
      /closeDate: "?2031-06-30/,
    ]) {
      assert.match(source, kept)
    }
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.locator('.diff-line[data-sign="+"]', { hasText: 'createOpportunity' }).first().waitFor()
    await page.screenshot({ path: `${shots}editor-versions.png` })
    assert.deepEqual(await seriousFindings(page), [])
    await page.getByRole('button', { name: 'Bring version 1 back' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  })

  test('the checklist names what is in the way', async () => {
    await page.getByRole('tab', { name: 'Turn on' }).click()
    await page.getByText('The connected user may do all of it').waitFor()
    await page.getByText(/API calls a day/).waitFor()
    await page.getByRole('radio', { name: 'Also the last records' }).click()
    await page.getByText(/records would be told of/).waitFor()
    await page.screenshot({ path: `${shots}editor-checklist.png` })
    assert.deepEqual(await seriousFindings(page), [])
  })

  test('nothing was thrown and nothing was blocked', () => assert.deepEqual(trouble, []))
})
