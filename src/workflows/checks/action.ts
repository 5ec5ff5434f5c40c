/** Checks one action step against the catalogue: the action is there, and its inputs are those it takes. */
import { type Action, type Catalog, didYouMean, nearest, readInput, toJsonSchema } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import type { Path } from '../kinds/kind.ts'
import type { ActionStep } from '../kinds/steps.ts'
import { isTemplate } from '../liquid/compile.ts'
import type { Mistake } from '../mistakes.ts'

export function checkAction(step: ActionStep, path: Path, catalog: Catalog): Mistake[] {
  try {
    const action = catalog.action(step.action)
    return [...missingInputs(action, step, path), ...unfitInputs(action, step, path)]
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    return [{ path: [...path, 'action'], what: thrown.details.what, fix: thrown.details.fix }]
  }
}

interface InputSchema {
  required?: string[]
  properties?: Record<string, { 'x-salesforce'?: string; default?: unknown }>
}

/** Required ones that are not there, under their friendly or their API name. */
function missingInputs(action: Action, step: ActionStep, path: Path): Mistake[] {
  const { required = [], properties = {} } = toJsonSchema(action.input) as InputSchema
  const given = new Set(Object.keys(step.with).map((name) => name.toLowerCase()))
  const names = (name: string) => [name, properties[name]?.['x-salesforce']?.split('.')[1] ?? name]
  return required
    .filter((name) => properties[name]?.default === undefined)
    .filter((name) => !names(name).some((one) => given.has(one.toLowerCase())))
    .map((name) => ({
      path: [...path, 'with'],
      what: `${action.title} needs "${name}".`,
      fix: `Add "${name}" to the step’s "with".`,
    }))
}

/** What can be judged before anything is filled in: names that are not known, and fixed values of the wrong kind. */
function unfitInputs(action: Action, step: ActionStep, path: Path): Mistake[] {
  const { properties = {} } = toJsonSchema(action.input) as InputSchema
  const read = readInput(action, step.with)
  if (read.ok) return []
  return (read.problem.details.items ?? []).flatMap((item) => {
    const [name = ''] = item.path.split('.')
    const value = step.with[name]
    if (value === undefined) return []
    if (!Object.hasOwn(properties, name)) return [unknownInput(name, path, Object.keys(properties))]
    if (holdsTemplate(value)) return []
    return [{ path: [...path, 'with', name], what: `"${item.path}": ${item.what}`, fix: item.fix }]
  })
}

function unknownInput(key: string, path: Path, known: string[]): Mistake {
  const fix = didYouMean(nearest(key, known)) || `It takes: ${known.join(', ')}.`
  return { path: [...path, 'with', key], what: `The action has no input "${key}".`, fix }
}

function holdsTemplate(value: unknown): boolean {
  if (typeof value === 'string') return isTemplate(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsTemplate)
}
