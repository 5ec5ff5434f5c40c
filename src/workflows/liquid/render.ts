/** Fills one template: at once where that is surely quick, else in a thread that can be ended. */
import { type Compiled, cannotFill, compile } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Scope } from './template.ts'
import { weightOf } from './weight.ts'
import { runAside } from './workers.ts'

export interface Rendered {
  /** A single `{{ … }}`: the value is of any type; else it is a text. */
  single: boolean
  value: unknown
}

/** Longer ones are not even read in the server's own thread. */
const quickToRead = 2_000
/** Entries gone through, or 64 characters each: a few milliseconds. */
const quickToRender = 40_000

/** Facts of long templates, as the threads told them. */
const told = new Map<string, Pick<Compiled, 'single' | 'facts'>>()

/** Throws Problem `template-invalid`. */
export function render(source: string, scope: Scope): Rendered | Promise<Rendered> {
  if (source.length > quickToRead) return renderLong(source, scope)
  const template = compile(source)
  const { single, facts } = template
  if (isQuick(facts, scope)) return { single, value: template.give(scope) }
  return aside(source, prune(scope, facts.paths)).then((value) => ({ single, value }))
}

async function renderLong(source: string, scope: Scope): Promise<Rendered> {
  const known = told.get(source) ?? ((await aside(source, null)) as Pick<Compiled, 'single' | 'facts'>)
  if (told.size >= 500) told.clear()
  told.set(source, known)
  return { single: known.single, value: await aside(source, prune(scope, known.facts.paths)) }
}

function isQuick({ cost, paths, reads }: Facts, scope: Scope): boolean {
  if (cost !== 'size') return cost === 'none'
  const most = quickToRender / Math.max(1, reads)
  let weight = 0
  for (const path of paths) {
    weight += weightOf(valueAt(scope, path), most)
    if (weight >= most) return false
  }
  return true
}

function valueAt(scope: Scope, path: string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    const isRecord = typeof value === 'object' && value !== null
    return isRecord && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
  }, scope)
}

/** What the template reads and nothing else: all of it is copied to the thread. */
function prune(scope: Scope, paths: string[][]): Record<string, unknown> {
  const pruned: Record<string, Record<string, unknown>> = { json: {}, steps: {} }
  for (const [root = '', name] of paths) {
    const from = scope[root]
    if (typeof from !== 'object' || from === null || !Object.hasOwn(pruned, root)) continue
    if (name === undefined) pruned[root] = { ...from }
    else if (Object.hasOwn(from, name)) Object.assign(pruned[root] ?? {}, { [name]: valueAt(scope, [root, name]) })
  }
  return pruned
}

async function aside(source: string, scope: Record<string, unknown> | null): Promise<unknown> {
  const answer = await runAside({ source, scope })
  if (answer.ok) return answer.value
  throw cannotFill(source, answer.reason)
}
