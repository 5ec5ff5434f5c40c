/** Runs its steps for each item of a list, side by side; what they ask for at the same time goes out together. */
import { asProblem, Problem } from '../../problems.ts'
import { fill, type SelectManyStep } from '../../workflows/index.ts'
import { type Branch, itemBranch } from './branch.ts'
import type { Doing, Shop, Walk } from './shop.ts'
import { Filtered, isSignal, LeftInDoubt, Parked, type Signal, Stopped } from './signals.ts'

async function itemsOf(step: SelectManyStep, at: Branch): Promise<unknown[]> {
  const items = typeof step.selectMany === 'string' ? await fill(step.selectMany, at.scope) : step.selectMany
  if (Array.isArray(items)) return items
  if (items === null || items === undefined) return []
  throw new Problem('input-invalid', {
    what: `The step "${step.id}" needs a list, but "${String(step.selectMany)}" is ${typeof items}.`,
    fix: 'Name a value that is a list, such as {{ json.findContacts.records }}.',
  })
}

/** How the items ended that did not simply finish. */
interface Bad {
  signals: Signal[]
  problems: { index: number; problem: Problem }[]
}

/** Ends for the whole run, the most pressing first; items that wait, wait until the first of them may go on. */
function pressing(signals: Signal[]): Signal | undefined {
  const parked = signals.filter((signal) => signal instanceof Parked)
  const soonest = parked.sort((a, b) => a.inMs - b.inMs)[0]
  const others = signals.filter((signal) => !(signal instanceof Parked))
  const rank = (signal: Signal) => (signal instanceof Stopped ? 2 : signal instanceof LeftInDoubt ? 1 : 0)
  return soonest && others.every((signal) => rank(signal) > 0) ? soonest : others.sort((a, b) => rank(a) - rank(b))[0]
}

function failure(step: SelectManyStep, count: number, bad: Bad['problems']): Problem | undefined {
  const [first] = bad
  if (!first) return undefined
  const { what, fix, why } = first.problem.details
  return new Problem(first.problem.code, {
    ...first.problem.details,
    what: `${bad.length} of ${count} items of "${step.id}" failed, the first at ${first.index}: ${what}`,
    fix,
    ...(why === undefined ? {} : { why }),
    then: 'stop',
    items: bad.slice(0, 20).map(({ index, problem }) => ({
      path: `${step.id}/${index}`,
      what: problem.details.what,
      fix: problem.details.fix,
    })),
  })
}

async function walkItem(branch: Branch, steps: SelectManyStep['steps'], shop: Shop, walk: Walk): Promise<unknown> {
  shop.moving.enter()
  try {
    await walk(steps, branch, shop)
  } catch (thrown) {
    if (!(thrown instanceof Filtered)) throw thrown
  } finally {
    shop.moving.leave()
  }
  return branch.results
}

export const selectManyDoing: Doing<SelectManyStep> = {
  async result(step, at, shop, entry, walk) {
    const items = await itemsOf(step, at)
    entry.input = { items: items.length }
    const results: unknown[] = new Array(items.length)
    const bad: Bad = { signals: [], problems: [] }
    let next = 0
    const lane = async () => {
      for (let index = next++; index < items.length && bad.signals.length === 0; index = next++) {
        const branch = itemBranch(at, entry.path, items[index], index)
        try {
          results[index] = await walkItem(branch, step.steps, shop, walk)
        } catch (thrown) {
          if (isSignal(thrown)) bad.signals.push(thrown)
          else bad.problems.push({ index, problem: asProblem(thrown) })
        }
      }
    }
    await shop.moving.aside(Promise.all(Array.from({ length: Math.min(step.concurrency, items.length) }, lane)))
    const end = pressing(bad.signals) ?? failure(step, items.length, bad.problems)
    if (end) throw end
    return results
  },
}
