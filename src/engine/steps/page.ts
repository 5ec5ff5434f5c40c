/** Walks some items of a list, as many side by side as the step allows. */
import { asProblem } from '../../problems.ts'
import { fill, insideOf, type SelectManyStep, type Step } from '../../workflows/index.ts'
import { type Branch, itemBranch } from './branch.ts'
import type { Attempt, Shop, Walk } from './shop.ts'
import { Filtered, isSignal, LeftInDoubt, Parked, type Signal, Stopped } from './signals.ts'
import { addProblem, newTally, type Tally } from './tally.ts'

/** A list step while its items are walked. */
export type Listing = Attempt<SelectManyStep>

interface Page {
  /** Index of its first item. */
  from: number
  tally: Tally
  results: unknown[]
}

/** Throws the signal by which the run has to end or wait; items that failed are in the tally. */
export async function walkPage(listing: Listing, items: unknown[], from: number): Promise<Page> {
  const { step, at, shop, entry } = listing
  const page: Page = { from, tally: newTally(), results: new Array(items.length) }
  const signals: Signal[] = []
  const paths = await recall(listing, items.length, from)
  const isHalted = () => signals.some((signal) => !isParked(signal))
  let next = 0
  // An item that waits keeps its lane: so many are under way at once, and not more.
  const lane = async () => {
    for (let at = next++; at < items.length && !isHalted(); at = next++) {
      const ended = await walkItem(listing, items[at], from + at, page)
      if (!ended) continue
      signals.push(ended)
      if (isParked(ended)) return
    }
  }
  const lanes = Array.from({ length: Math.min(step.concurrency, items.length) }, lane)
  await shop.moving.aside(Promise.all(lanes))
  const signal = pressing(signals)
  if (signal) throw signal
  for (const path of paths) if (path.startsWith(`${entry.path}/`)) at.run.journalled.delete(path)
  return page
}

/** Of a run that goes on, reads what the journal has of these items. */
async function recall({ step, at, shop, entry }: Listing, count: number, from: number): Promise<string[]> {
  if (at.run.epoch <= 1) return []
  const ids = idsIn(step.steps)
  const paths = Array.from({ length: count }, (_, index) =>
    ids.map((id) => `${entry.path}/${from + index}/${id}`),
  ).flat()
  for (const [path, entry] of await shop.journalled.entries(at.run.id, paths)) at.run.journalled.set(path, entry)
  return paths
}

/** Steps that share the items' own place in the journal: those of lists inside have further ones. */
function idsIn(steps: Step[]): string[] {
  return steps.flatMap((step) => [
    step.id,
    ...insideOf(step).flatMap((inside) => (inside.closed ? [] : idsIn(inside.steps))),
  ])
}

/** Gives the signal it ended with, if any. */
async function walkItem({ step, at, shop, entry, walk }: Listing, item: unknown, index: number, page: Page) {
  const branch = itemBranch(at, entry.path, item, index)
  shop.moving.enter()
  try {
    await walkToEnd(step, branch, shop, walk)
    page.results[index - page.from] = await resultOf(step, branch)
    return null
  } catch (thrown) {
    if (isSignal(thrown)) return thrown
    addProblem(page.tally, index, asProblem(thrown))
    return null
  } finally {
    shop.moving.leave()
  }
}

async function walkToEnd(step: SelectManyStep, branch: Branch, shop: Shop, walk: Walk): Promise<void> {
  try {
    await walk(step.steps, branch, shop)
  } catch (thrown) {
    if (!(thrown instanceof Filtered)) throw thrown
  }
}

async function resultOf({ collect = 'all' }: SelectManyStep, { scope, results }: Branch): Promise<unknown> {
  if (collect === 'none') return undefined
  return collect === 'all' ? results : ((await fill(collect, scope)) ?? null)
}

const isParked = (signal: Signal): signal is Parked => signal instanceof Parked

/** Of what ends the walk the most pressing; items that wait, wait until the first of them may go on. */
function pressing(signals: Signal[]): Signal | undefined {
  const [soonest] = signals.filter(isParked).toSorted((a, b) => a.inMs - b.inMs)
  const [worst] = signals.filter((signal) => !isParked(signal)).toSorted((a, b) => rank(a) - rank(b))
  return soonest && (!worst || rank(worst) > 0) ? soonest : worst
}

const rank = (signal: Signal) => (signal instanceof Stopped ? 2 : signal instanceof LeftInDoubt ? 1 : 0)
