/** What a new step of each kind is at first: complete enough to be a step, with something to be filled in. */
import type { Json } from '../../json.ts'
import { freeName, idsIn } from './edit-source.ts'

/** Something that may be added as a step. */
export interface Addition {
  id: string
  title: string
  describe: string
  step: Json
}

/** In the order they are offered. */
export const additions: Addition[] = [
  {
    id: 'action',
    title: 'Action',
    describe: 'Find, create, update and all else in the catalogue',
    step: { action: '' },
  },
  {
    id: 'if',
    title: 'If / else',
    describe: 'Goes into the branch whose condition holds',
    step: { if: 'true', then: [] },
  },
  {
    id: 'selectMany',
    title: 'For each',
    describe: 'Runs its steps for each item of a list',
    step: { selectMany: '{{ json.list }}', steps: [] },
  },
  { id: 'filter', title: 'Filter', describe: 'Goes on only when a condition holds', step: { filter: 'true' } },
  { id: 'set', title: 'Set values', describe: 'Names values for later steps', step: { set: { value: '' } } },
  {
    id: 'ai',
    title: 'Ask a model',
    describe: 'Extract, analyse, recommend',
    step: { ai: { do: 'analyse', input: '' } },
  },
  { id: 'http', title: 'HTTP request', describe: 'Asks any web address', step: { http: { url: 'https://' } } },
  { id: 'wait', title: 'Wait', describe: 'For a time, or for an event', step: { wait: { seconds: 60 } } },
  { id: 'run', title: 'Run a workflow', describe: 'Another workflow as a part of this one', step: { run: '' } },
  { id: 'stop', title: 'Stop', describe: 'Ends the run', step: { stop: 'Nothing more to do' } },
]

/** With a name of its own. Steps inside must not be empty: they begin with a stop. */
export function newStep(source: string, addition: Pick<Addition, 'id' | 'step'>, name?: string): Json {
  const taken = new Set(idsIn(source))
  const id = freeName(name ?? addition.id, taken)
  const nothing = () => [{ id: freeName('nothing', taken), set: { done: true } }]
  const lists = Object.entries(addition.step).map(([key, value]) => [
    key,
    Array.isArray(value) && value.length === 0 ? nothing() : value,
  ])
  return { id, ...Object.fromEntries(lists) }
}
