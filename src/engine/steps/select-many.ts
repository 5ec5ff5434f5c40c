/**
 * Runs its steps for each item of a list, side by side; what they ask for at the same time goes out together. A long list is
 * walked page by page: of what is behind, the journal alone knows.
 */
import { Problem } from '../../problems.ts'
import { fill, type SelectManyStep } from '../../workflows/index.ts'
import type { Branch } from './branch.ts'
import { type Listing, walkPage } from './page.ts'
import type { Doing } from './shop.ts'
import { addTo, failureOf, newTally, type Tally } from './tally.ts'

/** Items whose results are held in memory and in one row of the journal. */
const mostResults = 10_000
const pageSize = 2_000

export const selectManyDoing: Doing<SelectManyStep> = {
  async result(listing) {
    const { step, at, entry } = listing
    const items = await itemsOf(step, at)
    entry.input = { items: items.length }
    const { collect = 'all' } = step
    if (collect === 'all' && items.length > mostResults) throw tooMany(step, items.length)
    const { tally, results } = await walkAll(listing, items)
    const failure = failureOf(tally, step.id, items.length)
    if (failure) throw failure
    return collect === 'none' ? { items: items.length } : results
  },
}

async function walkAll(listing: Listing, items: unknown[]): Promise<{ tally: Tally; results: unknown[] }> {
  const { step, at, shop, entry } = listing
  const { done, tally } = behind(listing)
  const results: unknown[] = []
  for (let from = done; from < items.length; from += pageSize) {
    const page = await walkPage(listing, items.slice(from, from + pageSize), from)
    addTo(tally, page.tally)
    if (step.collect !== 'none') for (const result of page.results) results.push(result)
    if (from + pageSize >= items.length) break
    const output = { done: from + pageSize, ...tally }
    shop.journal.note(at.run, { ...entry, status: 'running', output })
    // No page is begun before the one before it is durable: what waits to be written stays small.
    await shop.journal.settled()
  }
  return { tally, results }
}

/** Pages that need not be looked at again: their results are not asked for, and what failed in them has failed for good. */
function behind({ step, at, entry }: Listing): { done: number; tally: Tally } {
  const before = at.run.journalled.get(entry.path)
  if (before) entry.startedAt = before.startedAt.getTime()
  if (before?.status !== 'running' || step.collect !== 'none') return { done: 0, tally: newTally() }
  const { done, ...tally } = before.output as Tally & { done: number }
  return { done, tally }
}

async function itemsOf(step: SelectManyStep, at: Branch): Promise<unknown[]> {
  const items = typeof step.selectMany === 'string' ? await fill(step.selectMany, at.scope) : step.selectMany
  if (Array.isArray(items)) return items
  if (items === null || items === undefined) return []
  throw new Problem('input-invalid', {
    what: `The step "${step.id}" needs a list, but "${String(step.selectMany)}" is ${typeof items}.`,
    fix: 'Name a value that is a list, such as {{ json.findContacts.records }}.',
  })
}

function tooMany({ id }: SelectManyStep, count: number): Problem {
  return new Problem('input-invalid', {
    what: `The list of the step "${id}" has ${count} items, and the results of ${mostResults} at most are kept whole.`,
    fix: 'Say what of each item is needed later: collect: none, or collect: "{{ json.createTask.id }}".',
    field: 'collect',
  })
}
