/** Hostile texts in everything that holds a text, and every screen opened in a real browser, and the command line: all stay texts. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Page as Paged, RunInfo } from '../../src/contract/index.ts'
import { openBrowser } from '../support/browser.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { wholeMs } from '../support/journey.ts'
import { until } from '../support/product.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

const main = fileURLToPath(new URL('../../src/cli/main.mjs', import.meta.url))

/** Says back what it is sent, as a refusal or as an answer that got lost; all else are addresses of hostile texts. */
const startWeb = () =>
  startScriptedServer(({ path, body }) => {
    if (path === '/refuse') return { status: 400, body }
    if (path === '/lose') return { status: 502, body }
    return { status: path === '/open' ? 200 : 404, headers: { 'content-type': 'text/html' }, body: '<p>open</p>' }
  })

const sent = (name: string, to: string) => ({
  name,
  trigger: { on: 'appEvent', with: { name } },
  steps: [{ id: 'ask', http: { method: 'POST', url: to, text: 'said: {{ json.text }}' } }],
})

const tasked = {
  name: 'Tasks for leads',
  trigger: { on: 'leadCreated' },
  steps: [{ id: 'task', action: 'createTask', with: { subject: '{{ json.LastName }}', whoId: '{{ json.Id }}' } }],
}

const heard = {
  name: 'Heard',
  trigger: { on: 'webhook', with: { path: 'hostile' } },
  steps: [{ id: 'kept', set: { all: '{{ json.body.texts }}' } }],
}

/** Workflows that hear of them, and what they hear; each ends as it has to. */
async function plantRuns(lab: ServerLab, web: ScriptedServer, texts: string[]): Promise<void> {
  const save = (source: object) => lab.ask('POST', '/api/v1/workflows', { source, activate: true })
  for (const one of [tasked, heard, sent('REFUSED', `${web.url}/refuse`), sent('LOST', `${web.url}/lose`)])
    await save(one)
  const events = texts.map((text) => ({ type: 'REFUSED', payload: { text, [text.slice(0, 60)]: [text] } }))
  const lost = texts.filter((_, n) => n % 8 === 0).map((text) => ({ type: 'LOST', payload: { text } }))
  await lab.ask('POST', '/api/v1/app-events', { events: [...events, ...lost] })
  const { url } = await lab.ask<{ url: string }>('POST', '/api/v1/webhooks', { path: 'hostile' })
  const headers = { 'content-type': 'application/json', 'x-note': '<img src=x onerror=__hit(0)>' }
  const body = JSON.stringify({ texts })
  assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 202)
  await plantLeads(lab, texts)
}

/** The org has them as names, and says them when it refuses. */
async function plantLeads(lab: ServerLab, texts: string[]): Promise<void> {
  const refusal = { effect: 'row-error' as const, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }
  for (const message of texts) {
    const rule = { ...refusal, match: { object: 'Task' }, message, fields: [message.slice(0, 40)] }
    await lab.control.fault(rule)
  }
  await createLeads(lab, texts)
  await lab.ask('POST', '/api/v1/connections/org/poll')
  await until('the runs of the leads', async () => (await runs(lab, 'Tasks for leads')).length >= texts.length)
  await lab.control.clearFaults()
  const message = texts.join('\n')
  const match = { path: '/composite', client: 'Rainmaker' }
  await lab.control.fault({ effect: 'refuse', match, errorCode: texts[0] ?? '', message, fields: texts.slice(0, 9) })
  await createLeads(lab, texts.slice(0, 1))
  await lab.ask('POST', '/api/v1/connections/org/poll')
}

async function createLeads({ people }: ServerLab, texts: string[]): Promise<void> {
  const rows = texts.map((text) => ({
    object: 'Lead',
    fields: {
      LastName: fitting(text, 80),
      Company: fitting(text, 255),
      Description: text,
      Status: 'Open - Not Contacted',
    },
  }))
  const made = [...(await people.create(rows.slice(0, 150))), ...(await people.create(rows.slice(150)))]
  assert.deepEqual(
    made.filter(({ ok }) => !ok),
    [],
  )
}

/** Ends with its sign, however short it has to be. */
function fitting(text: string, most: number): string {
  const sign = / X\d+X$/.exec(text)?.[0] ?? ''
  return text.slice(0, -sign.length).slice(0, most - sign.length) + sign
}

/** Returns where the connect links lead, by the number of their text. */
async function plantNames({ ask, org }: ServerLab, texts: string[]): Promise<string[]> {
  const steps = [{ id: 'a', stop: 'done' }]
  const app = { loginUrl: org.url, clientId: org.clientId }
  const scopes = ['runs.read']
  const links: string[] = []
  const plant = async (text: string, n: number) => {
    const source = { name: fitting(text, 120), description: text, trigger: { on: 'leadCreated' }, steps }
    const product = fitting(text, 80)
    await ask('POST', '/api/v1/workflows', { source })
    await ask('POST', '/api/v1/users', { login: `user${n}`, name: fitting(text, 100), role: 'viewer' })
    await ask('POST', '/api/v1/api-keys', { name: product, scopes })
    await ask('POST', '/api/v1/keys', { name: product, connection: 'org', grants: { objects: ['*'] } })
    const customer = { customer: fitting(text, 200), name: product, product }
    const { url } = await ask<{ url: string }>('POST', '/api/v1/connect-links', { ...app, ...customer })
    links[n] = new URL(url).pathname
  }
  const numbered = texts.map((text, n) => ({ text, n }))
  for (let at = 0; at < texts.length; at += 16) {
    await Promise.all(numbered.slice(at, at + 16).map(({ text, n }) => plant(text, n)))
  }
  return links
}

async function runs({ ask }: ServerLab, workflow: string): Promise<RunInfo[]> {
  const query = new URLSearchParams({ workflow, limit: '500' })
  const { items } = await ask<Paged<RunInfo>>('GET', `/api/v1/runs?${query}`)
  return items.filter(({ status }) => !['queued', 'running'].includes(status))
}

/** Every screen of web/routes.tsx with its faces, and what the server draws itself. */
async function screens(lab: ServerLab, texts: string[], links: string[]): Promise<string[]> {
  const [, one = ''] = texts
  const hostile = encodeURIComponent(one)
  const found = await Promise.all(['Tasks for leads', 'Heard', 'REFUSED', 'LOST'].map((name) => runs(lab, name)))
  const opened = found.flatMap((some) => [...some.slice(0, 1), ...some.slice(-1)])
  const named = [1, 31, 90].map((n) => `/workflows/${encodeURIComponent(fitting(texts[n] ?? '', 120))}`)
  const faces = ['view=outline', 'view=yaml', 'tab=dry-run', 'tab=versions', 'tab=turn-on'].map(
    (face) => `${named[0]}?${face}`,
  )
  return [
    ...['/', '/runs', '/runs?status=failed', `/runs?record=${hostile}&workflow=${hostile}`, '/issues', '/in-doubt'],
    ...new Set(opened.map(({ id }) => `/runs/${id}`)),
    ...[
      '/events',
      `/events?object=${hostile}&record=${hostile}`,
      '/workflows',
      ...named,
      ...faces,
      '/new',
      '/templates',
    ],
    ...[`/catalogue?search=${hostile}`, '/connections', '/usage', '/people', '/agents', `/nowhere/${hostile}`],
    ...['/local-org', '/local-org?object=Lead', '/local-org?tab=soql', '/local-org?tab=faults', '/local-org?tab=calls'],
    ...[`/local-org?object=${hostile}`, `/sign-in?problem=${hostile}`, `/docs/search?text=${hostile}`, `/e/${hostile}`],
    ...links.filter((_, n) => n % 32 === 1),
  ]
}

/** Run in the page: what may not be there, and all texts one can read. */
const inspect = `(() => {
  const wrong = []
  const leads = /^(href|src|srcset|action|formaction|data|poster|background|ping|xlink:href)$/i
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isLink = leads.test(name) && !(element.tagName === 'IMG' && value.startsWith('data:image/'))
      const to = isLink ? URL.parse(value, location.href) : null
      const isWrong = /^on/i.test(name) || (isLink && (!to || !/^https?:$/.test(to.protocol) || to.pathname.includes('/hit/')))
      if (isWrong) wrong.push(element.outerHTML.slice(0, 200))
    }
  }
  const inputs = [...document.querySelectorAll('input, textarea')].map(({ value }) => value)
  return { wrong, text: [document.body.textContent, ...inputs].join(' ') }
})()`

/** Waits until a screen shows what it has to: nothing is on its way, and what is there stays. */
async function look(page: Page): Promise<{ wrong: string[]; text: string }> {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' })
  let seen = (await page.evaluate(inspect)) as { wrong: string[]; text: string }
  for (let n = 0; n < 20; n += 1) {
    await page.waitForTimeout(80)
    const next = (await page.evaluate(inspect)) as typeof seen
    if (n > 1 && next.text === seen.text && next.text.length > 200) return next
    seen = next
  }
  return seen
}

/** A browser that tells what ran, and what its policy had to stop. */
async function watched(browser: Browser) {
  const ran: string[] = []
  const stopped: string[] = []
  const context = await browser.newContext({ viewport: { width: 1360, height: 1500 } })
  await context.exposeFunction('__hit', (n: number) => ran.push(`script ${n}`))
  context.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => stopped.push(String(error)))
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) stopped.push(message.text())
  })
  return { page, ran, stopped }
}

test('hostile texts stay texts', { timeout: wholeMs }, async (t) => {
  // One after the other: when one does not come up, those before it are ended all the same.
  const lab = await serverLab({ RAINMAKER_ALLOW_HOSTS: '127.0.0.1' })
  const web = await startWeb()
  after(() => web.close())
  const browser = await openBrowser()
  after(() => browser.close())
  const texts = hostileTexts(web.url)
  const { url, controlUrl, accessToken } = lab.org
  await writeFile(join(lab.dataDir, 'org.json'), JSON.stringify({ url, controlUrl, accessToken, apiVersion: '66.0' }))
  await plantRuns(lab, web, texts)
  const links = await plantNames(lab, texts)
  await until('what was refused', async () => (await runs(lab, 'REFUSED')).length >= texts.length)
  const { page, ran, stopped } = await watched(browser)
  const hits = () => [...ran, ...web.asked.filter(({ path }) => path.includes('/hit/')).map(({ path }) => path)]

  await t.test('on every screen: nothing runs, nothing is fetched, no link leads into a script', async () => {
    assert.ok(texts.length >= 150)
    for (const name of ['REFUSED', 'Tasks for leads']) {
      const failed = (await runs(lab, name)).filter(({ problem }) => problem && /X\d+X/.test(JSON.stringify(problem)))
      assert.ok(failed.length >= 150, `${failed.length} runs of ${name} failed with the words of others`)
    }
    await page.goto((await lab.ask<{ url: string }>('POST', '/api/v1/links')).url)
    const seen = new Set<string>()
    for (const screen of await screens(lab, texts, links)) {
      await page.goto(lab.url + screen)
      const { wrong, text } = await look(page)
      assert.deepEqual(wrong, [], screen)
      assert.deepEqual(hits(), [], screen)
      assert.equal(page.frames().length, 1, screen)
      for (const [sign] of text.matchAll(/X\d+X/g)) seen.add(sign)
    }
    assert.deepEqual(stopped, [], 'nothing had to be stopped by the policy')
    const missing = texts.filter((_, n) => !seen.has(`X${n}X`))
    assert.deepEqual(missing, [], 'every text was on a screen')
  })

  await t.test('in the search of the documentation, which says them back', async () => {
    for (const text of texts) {
      const answer = await fetch(`${lab.url}/docs/search?text=${encodeURIComponent(text)}`)
      const main = (await answer.text()).split('<main').at(-1) ?? ''
      assert.doesNotMatch(main, /<(?:img|svg|script|iframe|style|math|base|meta)\b/i, text)
      // Inside of tags it stands in quotes that hold, or not at all.
      const tags = main.match(/<[^<>]*>/g)?.map((tag) => tag.replaceAll(/"[^"]*"/g, '')) ?? []
      assert.deepEqual(
        tags.filter((tag) => tag.includes('__hit')),
        [],
        text,
      )
    }
  })

  await t.test('in a terminal, which none steers', async () => {
    const [refused] = await runs(lab, 'REFUSED')
    const run = ['runs show', refused?.id].join(' ')
    const lists = ['workflows', 'connections', 'users', 'api-keys', 'in-doubt'].map((noun) => `${noun} list`)
    const others = [
      'runs list --limit 500',
      'events list --limit 300',
      'issues',
      run,
      `${run} --json`,
      'users list --json',
    ]
    const answers = await inPairs([...lists, ...others], (words) => told(lab, words))
    const wrong = answers.filter(({ code, out }) => code !== 0 || !/X\d+X/.test(out) || /(?![\n\t])\p{Cc}/u.test(out))
    assert.deepEqual(
      wrong.map(({ words, code, out }) => `${words}: ${code} ${out.slice(0, 300)}`),
      [],
    )
  })

  await t.test('and do run where nobody takes care', async () => {
    await page.goto(`${web.url}/open`)
    const frames = `for (const text of ${JSON.stringify(texts.slice(0, 90))}) document.body.appendChild(document.createElement('iframe')).srcdoc = text`
    await page.evaluate(frames)
    await until('many of them to run', async () => new Set(hits()).size >= 30)
  })
})

/** Two at a time. */
async function inPairs<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let n = 0; n < all.length; n += 2) done.push(...(await Promise.all(all.slice(n, n + 2).map(work))))
  return done
}

/** Runs the command line against the lab. */
async function told({ url, key }: ServerLab, words: string): Promise<{ words: string; code: number; out: string }> {
  const env = { ...process.env, RAINMAKER_URL: url, RAINMAKER_KEY: key, NO_COLOR: '1' }
  const child = spawn(process.execPath, [main, ...words.split(' ')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text))
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)))
  return { words, code, out }
}
