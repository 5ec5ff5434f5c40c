/** What templates can read at a place of a document: values of the trigger, of earlier steps, of the item of a list. */
import { isRecord, type Json, recordOf, textOf, valueAt } from '../../json.ts'
import { branchesOf, type DocumentShape, keyOf, kindOf, type Path, type StepShape, titleOf } from './document-shape.ts'

export interface Pill {
  /** json.findAccount.id */
  path: string
  label: string
  /** Where it comes from: the trigger, or a step by its title. */
  from: string
  type: string
  sample: unknown
}

/** JSON Schema of what an action gives, by its id. */
export type Outputs = (action: string) => Json

/** Labels and types of the trigger's fields, by API name. */
export type Fields = Map<string, { label: string; type: string }>

const deepest = 2

/** What is known of the values at a place. */
export interface Known {
  /** What the sample makes of json: the record with the results of steps by their ids. */
  json: Json
  outputs: Outputs
  fields: Fields
}

export function pillsAt(document: DocumentShape, place: Path, { json, outputs, fields }: Known): Pill[] {
  const before = stepsBefore(document.steps, ['steps'], keyOf(place))
  const ids = new Set(before.flatMap(({ step }) => [step.id, ...Object.keys(recordOf(step['set']))]))
  const trigger = triggerPills(json, fields, ids)
  return [...trigger, ...before.flatMap((one) => stepPills(one, json, outputs))]
}

interface Before {
  step: StepShape
  /** The place is inside of it. */
  around: boolean
}

/** Steps whose results are there, in order. What runs once per item cannot be read behind its list. */
function stepsBefore(steps: StepShape[], at: Path, place: string): Before[] {
  const found: Before[] = []
  for (const [index, step] of steps.entries()) {
    const key = keyOf([...at, index])
    if (key === place) return found
    const around = place.startsWith(`${key}/`)
    found.push({ step, around })
    for (const branch of branchesOf(step)) {
      const list = [...at, index, ...branch.at]
      const inHere = place.startsWith(`${keyOf(list)}/`)
      const isOpen = kindOf(step) === 'if' && !around
      if (inHere || isOpen) found.push(...stepsBefore(branch.steps, list, place))
    }
    if (around) return found
  }
  return found
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null || value === undefined ? 'any' : typeof value

function triggerPills(json: Json, fields: Fields, taken: Set<string>): Pill[] {
  const names = new Set([...Object.keys(json).filter((name) => !taken.has(name)), ...fields.keys()])
  return [...names]
    .filter((name) => name !== 'item' && name !== 'index')
    .map((name) => ({
      path: `json.${name}`,
      label: fields.get(name)?.label ?? name,
      from: 'Trigger',
      type: fields.get(name)?.type ?? typeOf(json[name]),
      sample: json[name],
    }))
}

function stepPills({ step, around }: Before, json: Json, outputs: Outputs): Pill[] {
  const kind = kindOf(step)
  const from = titleOf(step)
  if (kind === 'set') {
    return Object.keys(recordOf(step['set'])).map((name) =>
      pillOf({ path: `json.${name}`, label: name, from, sample: json[name] }),
    )
  }
  if (kind === 'selectMany' && around) {
    const item = { path: 'json.item', label: 'item', from, sample: json['item'] }
    return [...inside(item), pillOf({ path: 'json.index', label: 'index', from, sample: json['index'] })]
  }
  if (kind === 'if' || kind === 'filter' || kind === 'stop' || around) return []
  const sample = json[step.id]
  const schema = kind === 'action' ? recordOf(outputs(textOf(step['action']))['properties']) : {}
  const known = Object.entries(schema).map(([name, of]): Pill => {
    const { description, type } = recordOf(of)
    const value = valueAt(sample, [name])
    const shown = { path: `json.${step.id}.${name}`, label: textOf(description) || name, from, sample: value }
    return { ...shown, type: textOf(type) || typeOf(value) }
  })
  const paths = new Set(known.map(({ path }) => path))
  const result = { path: `json.${step.id}`, label: step.id, from, sample }
  return [...known, ...inside(result).filter(({ path }) => !paths.has(path))]
}

type Value = Omit<Pill, 'type'>

const pillOf = (value: Value): Pill => ({ ...value, type: typeOf(value.sample) })

/** A value and what is in it, as deep as people look. */
function inside(value: Value, depth = 0): Pill[] {
  const { path, from, sample } = value
  if (!isRecord(sample) || depth > deepest) return [pillOf(value)]
  const parts = Object.entries(sample).filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
  return parts.flatMap(([name, part]) =>
    inside({ path: `${path}.${name}`, label: name, from, sample: part }, depth + 1),
  )
}
