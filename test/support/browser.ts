/** A real headless browser for the journeys. */
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { until } from './product.ts'

/** RAINMAKER_BROWSER is set by `npm test`, which installs Chromium when it is missing. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.RAINMAKER_BROWSER ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[]
}

/** Serious and critical accessibility findings of the page as it stands. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { source } = (await import('axe-core')).default
  // evaluate() is not bound by the page's content security policy, a script tag would be.
  await page.evaluate(source)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** What pages throw and what the browser blocks; refusals that a screen shows as a Problem are not among it. */
export function watchTrouble(page: Page): string[] {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) trouble.push(message.text())
  })
  return trouble
}

interface Sought {
  role: string
  name: RegExp | string
}

const mostTabs = 150
const patienceMs = 60_000

/** Run in the page: role and name of what has the focus, about as assistive programs are told. One short call for each Tab. */
const describeFocus = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return { role: '', name: '' }
  const tag = element.tagName.toLowerCase()
  const type = element.getAttribute('type')
  const implied = { a: 'link', button: 'button', summary: 'button', textarea: 'textbox', input: 'textbox' }
  const role = element.getAttribute('role') ?? (type === 'radio' || type === 'checkbox' ? type : (implied[tag] ?? tag))
  const textOf = (nodes) => nodes.map((node) => node?.textContent ?? '').join(' ')
  const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map((id) => document.getElementById(id))
  const name = element.getAttribute('aria-label') || textOf(by) || textOf([...(element.labels ?? [])]) || element.textContent
  return { role, name: (name ?? '').replace(/\\s+/g, ' ').trim() }
})()`

const focused = (page: Page) => page.evaluate(describeFocus) as Promise<{ role: string; name: string }>

/** The id of what has the focus. */
export const focusedId = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('id')

/** Presses Tab (or Shift+Tab) until the sought control has the focus; fails when it is not reached. */
export async function tabTo(page: Page, { role, name }: Sought, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = []
  // What is not there yet comes while one goes round: only many rounds in vain, and a minute, are a failure.
  for (const end = Date.now() + patienceMs; seen.length < mostTabs || Date.now() < end; ) {
    const now = await focused(page)
    const fits = typeof name === 'string' ? now.name === name : name.test(now.name)
    if (now.role === role && fits) return
    seen.push(`${now.role} “${now.name.slice(0, 40)}”`)
    await page.keyboard.press(key)
  }
  throw new Error(`${role} ${name} is not reached by ${key}: ${seen.slice(-30).join(', ')}`)
}

/** So long a choice may take to move; then the key came before the list could hear it, and is pressed again. */
const moveMs = 3000

/** Presses the arrow down until the wanted one is the chosen one; waits after each key for the choice to move. */
export async function downTo(page: Page, chosen: Locator, wanted: RegExp | string): Promise<void> {
  const now = async () => ((await chosen.count()) > 0 ? await chosen.first().textContent() : null)
  const fits = (text: string | null) =>
    text !== null && (typeof wanted === 'string' ? text === wanted : wanted.test(text))
  for (let [n, before] = [0, await now()]; !fits(before); n += 1) {
    if (n === mostTabs) throw new Error(`${wanted} is not reached by the arrow down: ${before}`)
    await page.keyboard.press('ArrowDown')
    const moved = async () => {
      const text = await now()
      return text !== before && text
    }
    before = await until('the choice to move', moved, moveMs).catch(now)
  }
}

/** Goes to a control by keys alone and presses it. */
export async function press(page: Page, role: string, name: RegExp | string): Promise<void> {
  await tabTo(page, { role, name })
  await page.keyboard.press('Enter')
}

/** Goes to a text by keys alone and writes into it, over what is there. */
export async function write(page: Page, name: RegExp | string, text: string): Promise<void> {
  await tabTo(page, { role: 'textbox', name })
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}
