/** How fast lines of runs are worked off, and what that costs. */
import { readFile } from 'node:fs/promises'
import type { Figure } from '../support/report.ts'
import { type Drained, drain, postEvents } from './line.ts'
import type { Site } from './site.ts'
import { bare, findIfUpsert } from './work.ts'

const template = new URL('../../templates/lead-qualification.yaml', import.meta.url)

interface Goals {
  perSecond?: number
  cpuMs: number
}

/** The line's figures under a name. */
function figuresOf(name: string, { runs, ms, perSecond, spent, calls }: Drained, goals: Goals): Figure[] {
  return [
    {
      name: `${name}: ${runs.toLocaleString('en')} runs`,
      value: perSecond,
      unit: 'runs/s',
      ...(goals.perSecond && { goal: { atLeast: goals.perSecond } }),
      note: `all over after ${Math.round(ms)} ms, ${calls.toFixed(3)} API calls a run`,
    },
    {
      name: '  processor of our server',
      value: spent.servers,
      unit: 'ms/run',
      goal: { atMost: goals.cpuMs },
      note: `PostgreSQL ${spent.postgres.toFixed(1)}, the org ${spent.org.toFixed(1)} ms/run`,
    },
  ]
}

export async function bareDrain(site: Site, runs: number): Promise<Figure[]> {
  const id = await site.activate(bare)
  return figuresOf('bare', await drain(site, id, runs, () => postEvents(site, 'BARE', runs, 'bare')), { cpuMs: 0.6 })
}

export async function upsertDrain(site: Site, runs: number): Promise<Figure[]> {
  const id = await site.activate(findIfUpsert('appEvent'))
  const drained = await drain(site, id, runs, () => postEvents(site, 'SPEED', runs, `drain${runs}`))
  return figuresOf('find + if + upsert', drained, { perSecond: 500, cpuMs: 1.5 })
}

/** The template of that name, for leads found by polling. */
export async function leadDrain(site: Site, runs: number): Promise<Figure[]> {
  const id = await site.activate(await readFile(template, 'utf8'))
  const make = async () => {
    for (let made = 0; made < runs; made += 1000) {
      await site.org.control.post('/leads', { count: Math.min(1000, runs - made) })
    }
  }
  return figuresOf('lead qualification', await drain(site, id, runs, make), { perSecond: 500, cpuMs: 1.5 })
}

/** A long line: what is in it must not be held in memory. */
export async function longDrain(site: Site, runs: number): Promise<Figure[]> {
  const id = await site.activate(findIfUpsert('appEvent'))
  const drained = await drain(site, id, runs, () => postEvents(site, 'SPEED', runs, `long${runs}`))
  const { memory } = drained
  const tenth = Math.ceil(memory.length / 10)
  // At first the heap grows to the size at which collecting it is worth while, whatever is in it.
  const [early, late] = [mean(memory.slice(4 * tenth, 5 * tenth)), mean(memory.slice(-tenth))]
  return [
    ...figuresOf('a long line of find + if + upsert', drained, { perSecond: 500, cpuMs: 1.5 }),
    {
      name: '  memory grows from its fifth to its last tenth by',
      value: late - early,
      unit: 'MB',
      goal: { atMost: 25 },
      note: `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB, at most ${Math.max(...memory).toFixed(0)} MB`,
    },
  ]
}

const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length
