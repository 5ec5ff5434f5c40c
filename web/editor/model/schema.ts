/** Reading JSON Schema as far as workflow documents use it. */
import { isRecord, type Json, recordOf, textOf } from '../../json.ts'
import { kindOf, type Path } from './document-shape.ts'

/** The schema itself, references followed. */
export function resolve(root: Json, schema: unknown): Json {
  const of = recordOf(schema)
  const ref = textOf(of['$ref'])
  if (!ref) return of
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  return recordOf(recordOf(root['$defs'])[name])
}

export const kindSchema = (root: Json, kind: string): Json => recordOf(recordOf(root['$defs'])[`${kind}Step`])

export const propertiesOf = (schema: Json): [string, Json][] =>
  Object.entries(recordOf(schema['properties'])).map(([name, of]) => [name, recordOf(of)])

export const requiredIn = (schema: Json): string[] =>
  Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : []

export const variantsOf = (schema: Json): Json[] =>
  Array.isArray(schema['anyOf']) ? schema['anyOf'].filter(isRecord) : []

export function typesOf(schema: Json): string[] {
  const type = schema['type']
  return Array.isArray(type) ? type.filter((one) => typeof one === 'string') : typeof type === 'string' ? [type] : []
}

export const isStepsSchema = (schema: Json): boolean => recordOf(schema['items'])['$ref'] === '#/$defs/step'

/** The one of several ways to write something that this value takes; null when it is none of them. */
export function variantFor(root: Json, schema: Json, value: unknown): Json | null {
  const ways = variantsOf(schema).map((way) => resolve(root, way))
  if (!isRecord(value)) return ways.find((way) => typesOf(way).includes(typeof value)) ?? null
  const kind = `${kindOf(value)}`
  return (
    ways.find((way) => way['title'] === kind) ??
    ways.find((way) => typesOf(way).includes('object') && requiredIn(way).every((name) => name in value)) ??
    null
  )
}

/** What may stand at a place of a document that is still being written. */
export function schemaAt(root: Json, path: Path, document: unknown): Json {
  let schema = root
  let value = document
  for (const part of path) {
    schema = step(root, schema, part, value)
    value = isRecord(value) ? value[part] : Array.isArray(value) ? value[Number(part)] : undefined
    schema = merged(root, schema, value)
  }
  return schema
}

function step(root: Json, schema: Json, part: string | number, value: unknown): Json {
  if (typeof part === 'number') return resolve(root, schema['items'])
  const known = recordOf(schema['properties'])[part]
  const own = known === undefined ? resolve(root, schema['additionalProperties']) : resolve(root, known)
  const conditional = conditionalOf(schema, value).map((then) => recordOf(recordOf(then['properties'])[part]))
  const properties = Object.assign(
    {},
    recordOf(own['properties']),
    ...conditional.map((one) => recordOf(one['properties'])),
  )
  return conditional.length > 0 ? { ...own, properties } : own
}

/** Of a step its kind, of other choices the one that is written. */
function merged(root: Json, schema: Json, value: unknown): Json {
  const ways = variantsOf(schema)
  if (ways.length === 0 || ways.some((way) => 'const' in way)) return schema
  const fits = variantFor(root, schema, value)
  if (fits) return fits
  const all = ways.map((way) => recordOf(resolve(root, way)['properties']))
  return { ...schema, properties: Object.assign({}, ...all.toReversed()) }
}

/** `if: action is createLead, then: with has these`. */
function conditionalOf(schema: Json, value: unknown): Json[] {
  const rules = Array.isArray(schema['allOf']) ? schema['allOf'].filter(isRecord) : []
  return rules
    .filter((rule) => {
      const asked = propertiesOf(recordOf(rule['if']))
      return asked.length > 0 && asked.every(([name, { const: wanted }]) => recordOf(value)[name] === wanted)
    })
    .map((rule) => recordOf(rule['then']))
}
