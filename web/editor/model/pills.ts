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

/** @param json what the sample makes of json: the record with the results of steps by their ids */
export function pillsAt(document: DocumentShape, place: Path, json: Json, outputs: Outputs, fields: Fields): Pill[] {
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
    return Object.keys(recordOf(step['set'])).map((name) => pillOf(`json.${name}`, name, from, json[name]))
  }
  if (kind === 'selectMany' && around) {
    return [...inside('json.item', 'item', from, json['item'], 0), pillOf('json.index', 'index', from, json['index'])]
  }
  if (kind === 'if' || kind === 'filter' || kind === 'stop' || around) return []
  const sample = json[step.id]
  const schema = kind === 'action' ? recordOf(outputs(textOf(step['action']))['properties']) : {}
  const known = Object.entries(schema).map(([name, of]) => ({
    ...pillOf(`json.${step.id}.${name}`, textOf(recordOf(of)['description']) || name, from, valueAt(sample, [name])),
    type: textOf(recordOf(of)['type']) || typeOf(valueAt(sample, [name])),
  }))
  const paths = new Set(known.map(({ path }) => path))
  return [...known, ...inside(`json.${step.id}`, step.id, from, sample, 0).filter(({ path }) => !paths.has(path))]
}

const pillOf = (path: string, label: string, from: string, sample: unknown): Pill => {
  return { path, label, from, type: typeOf(sample), sample }
}

/** A value and what is in it, as deep as people look. */
function inside(path: string, label: string, from: string, sample: unknown, depth: number): Pill[] {
  if (!isRecord(sample) || depth > deepest) return [pillOf(path, label, from, sample)]
  return Object.entries(sample).flatMap(([name, value]) =>
    /^[A-Za-z_]\w*$/.test(name) ? inside(`${path}.${name}`, name, from, value, depth + 1) : [],
  )
}
