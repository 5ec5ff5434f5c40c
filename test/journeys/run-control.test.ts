/** What people do to runs, from the command line and the page: pause, resume, issues, replay, a rerun with other input. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page as View } from 'playwright-core'
import type { IssueInfo, Page, ReplayInfo, RunDetail, RunInfo } from '../../src/contract/index.ts'
import { seriousFindings } from '../support/browser.ts'
import { startJourney } from '../support/journey.ts'
import { type Product, until } from '../support/product.ts'

const failing = `
name: Wants a status
trigger: { on: manual }
steps:
  - id: mark
    action: updateLead
    with: { id: "{{ json.id }}", status: "{{ json.status }}" }
`

let product: Product
let browser: Browser
let view: View

before(async () => {
  ;[product, browser] = await startJourney()
  view = await browser.newPage()
  view.setDefaultTimeout(60_000)
})
after(async () => {
  await browser.close()
  await product.stop()
})

const runs = (query: string) => product.get<Page<RunInfo>>(`/runs?${query}`).then(({ items }) => items)
const ok = async (...words: string[]) => {
  const said = await product.cli(...words)
  assert.equal(said.code, 0, said.stderr)
  return said.stdout
}

test('a paused workflow starts nothing; what was heard meanwhile goes on when it is resumed', async () => {
  // That of the lead the demo begins with: paused before it started, it would stand in line with the others.
  await until('the first run', async () => (await runs('status=succeeded')).length === 1)
  await ok('workflows', 'pause', 'Lead qualification')
  assert.match(await ok('workflows', 'list'), /Lead qualification\s+paused/)
  await ok('demo', 'lead', '--count', '5')
  await until('the runs in line', async () => (await runs('status=queued')).length === 5)
  assert.match(await ok('workflows', 'resume', 'Lead qualification'), /5 runs had waited/)
  await until('no run in line', async () => (await runs('status=queued')).length === 0)
})

test('runs that failed alike are one issue, shown with its fix, and are replayed after a preview', async () => {
  await product.send('/workflows', { source: failing })
  const leads = await product.orgCall<{ records: { Id: string }[] }>(
    'GET',
    `/query?q=${encodeURIComponent('SELECT Id FROM Lead LIMIT 3')}`,
  )
  for (const { Id } of leads.records) {
    await product.send('/workflows/Wants%20a%20status/run', { payload: { id: Id, status: 'Nonsense' }, recordId: Id })
  }
  await until('three failures', async () => (await runs('status=failed')).length === 3)
  const { items } = await product.get<{ items: IssueInfo[] }>('/issues')
  assert.deepEqual(
    items.map(({ workflowName, code, count }) => [workflowName, code, count]),
    [['Wants a status', 'picklist-value-invalid', 3]],
  )
  assert.match(await ok('issues'), /picklist-value-invalid/)
  const like = items[0]?.sample.runId ?? ''
  assert.match(await ok('runs', 'replay', like), /3 of 3 runs would go on/)
  const replay = await product.send<ReplayInfo>('/runs/replay', { like, perMinute: 6000 })
  assert.deepEqual([replay.starting, replay.started], [3, true])
  await until('three failures again', async () => (await runs('status=failed')).length === 3)
})

test('a failed run done again with other input succeeds', async () => {
  const [failed] = await runs('status=failed')
  const { steps } = await product.get<RunDetail>(`/runs/${failed?.id}`)
  const input = { ...(steps[0]?.input as object), status: 'Working - Contacted' }
  const said = await ok('runs', 'rerun', failed?.id ?? '', '--from', 'mark', '--input', JSON.stringify(input), '--json')
  const { id } = JSON.parse(said) as RunDetail
  await until('the new run', async () => (await product.get<RunDetail>(`/runs/${id}`)).status === 'succeeded')
})

test('the page shows issues and previews a replay, without an accessibility finding', async () => {
  const link = /http:\/\/\S+\/open\?code=\S+/.exec(product.told())?.[0]
  await view.goto(link ?? '')
  await view.getByRole('link', { name: 'Issues' }).click()
  await view.getByText('3 runs').waitFor()
  await view.getByRole('button', { name: 'Replay all alike …' }).click()
  await view.getByText(/3 of 3 would go on/).waitFor()
  assert.deepEqual(await seriousFindings(view), [])
})
