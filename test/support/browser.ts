/** A real headless browser for the journeys. */
import { type Browser, chromium, type Page } from 'playwright-core'

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
