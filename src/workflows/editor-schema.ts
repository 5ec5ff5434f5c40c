/** The JSON Schema by which editors complete and check workflow documents. */
import { type Catalog, toJsonSchema } from '../connector/index.ts'
import { describedShape } from './shape.ts'

type Json = Record<string, unknown>
interface Shape {
  properties: Record<string, Json>
}

/** Where editors may fetch it; docs/workflow.schema.json is the language without a catalogue. */
const heading = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Rainmaker workflow',
  description: 'One trigger and ordered steps. Texts may hold Liquid: {{ json.Email }}.',
}

/** The language alone. */
export function languageSchema(): Json {
  return { ...heading, ...toJsonSchema(describedShape()) }
}

/** The language with everything the catalogue has: ids of triggers and actions with their inputs. */
export function editorSchema(catalog: Catalog): Json {
  const schema = structuredClone(languageSchema()) as Json & Shape & { $defs: Record<string, Shape & Json> }
  const step = schema.$defs['actionStep']
  if (step) offer(step, 'action', catalog.actions())
  offer(schema.properties['trigger'] as Json & Shape, 'on', catalog.triggers())
  return schema
}

interface Offered {
  id: string
  title: string
  describe: string
  input: Parameters<typeof toJsonSchema>[0]
}

/** `key` may be any of the ids; whichever it is, `with` takes the inputs of that one. */
function offer(owner: Json & Shape, key: string, offered: Offered[]): void {
  const ids = offered.map(({ id, title, describe }) => ({ const: id, title, description: describe }))
  owner.properties[key] = { ...owner.properties[key], anyOf: ids }
  owner['allOf'] = offered.map(({ id, input }) => ({
    if: { properties: { [key]: { const: id } }, required: [key] },
    then: { properties: { with: { properties: inputsOf(toJsonSchema(input) as Json & Shape) } } },
  }))
}

/** A template may stand for every value, so types are not held against it. Choices are shown, not demanded. */
function inputsOf({ properties = {} }: Partial<Shape>): Record<string, Json> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, inputOf(schema)]))
}

function inputOf({ title, description, default: usual, enum: choices, examples }: Json): Json {
  const shown = { title, description, default: usual, examples: examples ?? choices }
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
}
