/** Takes out of a document what its shape refuses, so that the rest can be checked too. */
import { type Path, stepName } from './kinds/kind.ts'
import { type Issue, pathOf } from './mistakes-of-shape.ts'
import { isParts, valueAt } from './value-at.ts'

export interface Remover {
  takeOut(issue: Issue): void
  rest(): unknown
  /** Names of steps and values that went with it. */
  lost: Set<string>
}

const harmless = (id: string) => ({ id, set: {} })

/** What stands in for parts a document must have. */
const standIns: Record<string, unknown> = {
  name: 'unread',
  trigger: { on: '' },
  'trigger,on': '',
  steps: [harmless('unread')],
}

/** @param value it is left as it is */
export function createRemover(value: unknown): Remover {
  const root: unknown = structuredClone(value)
  const lost = new Set<string>()
  let unnamed = 0

  function put(path: Path, part: unknown): void {
    const around = valueAt(root, path.slice(0, -1))
    const name = path.at(-1)
    if (!isParts(around) || name === undefined) return
    for (const one of namesWithin(around[name])) lost.add(one)
    if (part === undefined) delete around[name]
    else around[name] = part
  }

  function idOf(step: Path): string | undefined {
    const id = stepName.safeParse(valueAt(root, [...step, 'id']))
    return id.success ? id.data : undefined
  }

  return {
    lost,
    rest: () => root,
    takeOut(issue) {
      const path = pathOf(issue)
      const around = stepAround(path)
      const isWhole = around !== null && around.length === path.length
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) put([...path, key], undefined)
      else if (valueAt(root, path) !== undefined && !isWhole) put(path, undefined)
      else if (around) put(around, harmless(idOf(around) ?? `unread${++unnamed}`))
      else put(path, structuredClone(standIns[path.join()]))
    },
  }
}

const listWords = new Set<unknown>(['steps', 'then', 'else', 'catch'])

/** The place of the innermost step that holds this one. */
function stepAround(path: Path): Path | null {
  const at = path.findLastIndex((part, index) => typeof part === 'number' && listWords.has(path[index - 1]))
  return at < 0 ? null : path.slice(0, at + 1)
}

/** What later steps may read of it: ids of steps, and names that are set. */
function namesWithin(value: unknown): string[] {
  if (!isParts(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'id') return [String(part)]
    return [...(key === 'set' && isParts(part) ? Object.keys(part) : []), ...namesWithin(part)]
  })
}
