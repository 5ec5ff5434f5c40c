/** What most journeys need: the whole product, started as a user does, and a browser. */
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Product, startProduct } from './product.ts'

/** A whole journey, ms: no goal, but an end to one that hangs, before its process is ended by the watchdog. */
export const wholeMs = 450_000

/** Both, or neither: what came up alone would keep the test's process from ending. */
export async function startJourney(): Promise<[Product, Browser]> {
  const [product, browser] = await Promise.allSettled([startProduct(), openBrowser()])
  if (product.status === 'fulfilled' && browser.status === 'fulfilled') return [product.value, browser.value]
  if (product.status === 'fulfilled') await product.value.stop()
  if (browser.status === 'fulfilled') await browser.value.close()
  throw product.status === 'rejected' ? product.reason : browser.status === 'rejected' ? browser.reason : null
}
