/** A workflow document as the editor sees it: also one that is not correct yet. */
import { type Json, recordOf, textOf } from '../../json.ts'

export type Path = readonly (string | number)[]

export interface StepShape extends Json {
  id: string
  title?: string
}

export interface DocumentShape {
  name: string
  description: string
  trigger: { on: string; connection?: string; with: Json; ownChanges: boolean }
  steps: StepShape[]
}

/** One list of steps inside a step; `at` is its place below the step. */
export interface Branch {
  label: string
  at: Path
  steps: StepShape[]
  /** The condition that leads here. */
  condition?: string
}

export const kindWords = ['action', 'if', 'selectMany', 'filter', 'set', 'http', 'ai', 'run', 'wait', 'stop'] as const
export type Kind = (typeof kindWords)[number]

export const kindOf = (step: Json): Kind => kindWords.find((kind) => kind in step) ?? 'stop'

export function documentOf(value: unknown): DocumentShape {
  const given = recordOf(value)
  const trigger = recordOf(given['trigger'])
  const connection = textOf(trigger['connection'])
  return {
    name: textOf(given['name']),
    description: textOf(given['description']),
    trigger: {
      on: textOf(trigger['on']),
      with: recordOf(trigger['with']),
      ownChanges: trigger['ownChanges'] === true,
      ...(connection && { connection }),
    },
    steps: stepsOf(given['steps']),
  }
}

/** What is no step yet stands as one without a name, so that places are kept. */
export function stepsOf(value: unknown): StepShape[] {
  if (!Array.isArray(value)) return []
  return value.map((one: unknown) => {
    const step = recordOf(one)
    const { title: _title, ...rest } = step
    const title = textOf(step['title'])
    return { ...rest, id: textOf(step['id']), ...(title && { title }) }
  })
}

const inside: Partial<Record<Kind, (step: StepShape) => Branch[]>> = {
  if: (step) => [
    { label: 'yes', at: ['then'], steps: stepsOf(step['then']), condition: textOf(step['if']) },
    ...elseIfs(step),
    { label: 'else', at: ['else'], steps: stepsOf(step['else']) },
  ],
  selectMany: (step) => [{ label: 'for each', at: ['steps'], steps: stepsOf(step['steps']) }],
}

function elseIfs(step: StepShape): Branch[] {
  const ways = Array.isArray(step['elseIf']) ? step['elseIf'] : []
  return ways.map((way: unknown, index) => {
    const { if: condition, then } = recordOf(way)
    return { label: 'else if', at: ['elseIf', index, 'then'], steps: stepsOf(then), condition: textOf(condition) }
  })
}

/** The lists of steps inside a step, also empty ones that may be filled. */
export function branchesOf(step: StepShape): Branch[] {
  const own = inside[kindOf(step)]?.(step) ?? []
  return step['catch'] === undefined
    ? own
    : [...own, { label: 'on failure', at: ['catch'], steps: stepsOf(step['catch']) }]
}

/** All steps in the order they stand, each with its place. */
export function* walk(steps: StepShape[], at: Path = ['steps']): Generator<{ step: StepShape; path: Path }> {
  for (const [index, step] of steps.entries()) {
    const path = [...at, index]
    yield { step, path }
    for (const branch of branchesOf(step)) yield* walk(branch.steps, [...path, ...branch.at])
  }
}

export const keyOf = (path: Path): string => path.join('/')

export function pathOf(key: string): Path {
  return key === '' ? [] : key.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

export function stepAt(document: DocumentShape, path: Path): StepShape | null {
  const key = keyOf(path)
  for (const one of walk(document.steps)) if (keyOf(one.path) === key) return one.step
  return null
}

export const titleOf = (step: StepShape): string => step.title ?? (step.id || 'A step without a name')
