/** A random workflow whose effects can be told beforehand: tasks with subjects of their own, and the lead's title. */
import type { Random } from './random.ts'

/** The part of a step's document that both the engine and the forecast read. */
export interface PlayStep {
  id: string
  [word: string]: unknown
}

export interface PlayWorkflow {
  name: string
  trigger: { on: string }
  steps: PlayStep[]
}

interface Making {
  random: Random
  /** Name of a workflow to be run as a step; null in that workflow itself. */
  child: string | null
  made: number
  deep: number
}

type Maker = (making: Making, id: string) => PlayStep

const task = (subject: string) => ({ action: 'createTask', with: { subject, whoId: '{{ json.Id }}' } })

const makers: [weight: number, make: Maker][] = [
  [5, ({ deep }, id) => ({ id, ...task(deep > 0 ? `${id} {{ json.item }} {{ json.Id }}` : `${id} {{ json.Id }}`) })],
  [2, (making, id) => (making.deep > 0 ? set(id) : title(id))],
  [1, (_, id) => set(id)],
  [2, (making, id) => ({ id, if: condition(making), then: steps(making, 2), else: steps(making, 2) })],
  [2, (making, id) => (making.deep > 0 ? set(id) : list(making, id))],
  [1, ({ random }, id) => ({ id, wait: { seconds: 0.05 + random.below(4) / 10 } })],
  [1, (making, id) => ({ id, filter: condition(making) })],
  [1, (making, id) => failing(making, id)],
  [
    1,
    ({ child, deep }, id) =>
      child && deep === 0 ? { id, run: child, with: { Id: '{{ json.Id }}', by: id } } : set(id),
  ],
]

const set = (id: string): PlayStep => ({ id, set: { [`${id}Value`]: '{{ json.NumberOfEmployees | plus: 1 }}' } })
const title = (id: string): PlayStep => ({
  id,
  action: 'updateLead',
  with: { id: '{{ json.Id }}', title: `${id} {{ json.Id }}` },
})

/** Steps whose failure the workflow knows how to take. */
function failing(making: Making, id: string): PlayStep {
  const bad = { id, action: 'createTask', with: { subject: 'never', whoId: 'nobody' } }
  return making.random.chance(0.5) ? { ...bad, onError: 'continue' } : { ...bad, catch: steps(making, 1) }
}

function list(making: Making, id: string): PlayStep {
  const items = ['a', 'b', 'c', 'd'].slice(0, 1 + making.random.below(4))
  making.deep += 1
  const inside = steps(making, 2)
  making.deep -= 1
  return { id, selectMany: items, concurrency: 1 + making.random.below(3), steps: inside }
}

/** Leads have 0 to 99 employees. */
const condition = ({ random }: Making) => `json.NumberOfEmployees ${random.oneOf(['<', '>='])} ${20 + random.below(60)}`

function steps(making: Making, most: number): PlayStep[] {
  const count = 1 + making.random.below(most)
  return Array.from({ length: count }, () => {
    making.made += 1
    return pick(making.random)(making, `s${making.made}`)
  })
}

function pick(random: Random): Maker {
  let left = random.next() * makers.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, make] of makers) {
    left -= weight
    if (left < 0) return make
  }
  return set0
}

const set0: Maker = (_, id) => set(id)

/** `name` tells it from those of other seeds. */
export function randomWorkflow(random: Random, name: string, child: string | null): PlayWorkflow {
  const making: Making = { random, child, made: 0, deep: 0 }
  return { name, trigger: { on: child === null ? 'manual' : 'leadCreated' }, steps: steps(making, 6) }
}

/** The workflow others run: one task, named after the step that ran it. */
export const childWorkflow = (name: string): PlayWorkflow => ({
  name,
  trigger: { on: 'manual' },
  steps: [{ id: 'made', ...task('child of {{ json.by }} {{ json.Id }}') }],
})
