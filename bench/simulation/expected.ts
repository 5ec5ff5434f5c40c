/** What a workflow does to the org for one lead, worked out without the engine. */
import { z } from 'zod'
import type { PlayStep } from './random-workflow.ts'

export interface Effects {
  /** Subjects of the tasks, once each. */
  tasks: string[]
  title: string | null
}

/** Ends the run, or the item of a list. */
class Filtered extends Error {}

const list = z.array(z.custom<PlayStep>())
const items = z.array(z.string())
const named = z.object({ subject: z.string() })

/** Of a lead with so many employees. */
export function expectedOf(steps: PlayStep[], lead: string, employees: number): Effects {
  const effects: Effects = { tasks: [], title: null }
  try {
    walk(steps, { lead, employees, item: '' }, effects)
  } catch (thrown) {
    if (!(thrown instanceof Filtered)) throw thrown
  }
  return effects
}

interface At {
  lead: string
  employees: number
  item: string
}

function walk(steps: PlayStep[], at: At, effects: Effects): void {
  for (const step of steps) act(step, at, effects)
}

function act(step: PlayStep, at: At, effects: Effects): void {
  if (step['catch']) walk(list.parse(step['catch']), at, effects)
  else if (step['onError']) return
  else if (step['action'] === 'updateLead') effects.title = `${step.id} ${at.lead}`
  else if (step['action']) effects.tasks.push(filled(named.parse(step['with']).subject, at))
  else if (step['run']) effects.tasks.push(`child of ${step.id} ${at.lead}`)
  else if (step['if']) walk(list.parse(holds(step['if'], at) ? step['then'] : step['else']), at, effects)
  else if (step['filter'] && !holds(step['filter'], at)) throw new Filtered()
  else if (step['selectMany']) each(step, at, effects)
}

function each(step: PlayStep, at: At, effects: Effects): void {
  for (const item of items.parse(step['selectMany'])) {
    try {
      walk(list.parse(step['steps']), { ...at, item }, effects)
    } catch (thrown) {
      if (!(thrown instanceof Filtered)) throw thrown
    }
  }
}

const filled = (subject: string, { lead, item }: At) =>
  subject.replace('{{ json.item }}', item).replace('{{ json.Id }}', lead)

function holds(condition: unknown, { employees }: At): boolean {
  const [, sign, limit] = /(<|>=) (\d+)/.exec(String(condition)) ?? []
  return sign === '<' ? employees < Number(limit) : employees >= Number(limit)
}
