/** What may be written at a place of the YAML, from the schema of workflows: names, ids of the catalogue, choices. */
import type { Completion, CompletionResult } from '@codemirror/autocomplete'
import { parse } from 'yaml'
import { type Json, recordOf, textOf } from '../../json.ts'
import { propertiesOf, schemaAt, typesOf, variantsOf } from '../model/schema.ts'
import { placeInText } from './place-in-text.ts'

/** The document as far as it is complete: without the line that is being written. */
function readable(text: string, at: number): unknown {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  for (const tried of [text, text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1))]) {
    try {
      return parse(tried)
    } catch {
      // The next attempt leaves the line out.
    }
  }
  return null
}

function valuesOf(schema: Json): Completion[] {
  const ways = variantsOf(schema).flatMap((way) =>
    'const' in way
      ? [{ label: String(way['const']), detail: textOf(way['title']), info: textOf(way['description']) }]
      : [],
  )
  const listed = [schema['enum'], schema['examples']].flatMap((list) => (Array.isArray(list) ? list : []))
  const flags = typesOf(schema).includes('boolean') ? [true, false] : []
  return [...ways, ...[...listed, ...flags].map((one) => ({ label: String(one) }))]
}

const shown = ({ label, detail, info }: Completion, type: string, apply?: string): Completion => ({
  label,
  type,
  ...(detail ? { detail } : {}),
  ...(info ? { info } : {}),
  ...(apply ? { apply } : {}),
})

/** Null where nothing is known. */
export function completeAt(text: string, at: number, schema: Json): CompletionResult | null {
  const { path, key, word, from } = placeInText(text, at)
  const document = readable(text, at)
  if (key !== null) {
    const values = valuesOf(schemaAt(schema, [...path, key], document))
    return values.length > 0
      ? { from, options: values.map((one) => shown(one, 'constant')), validFor: /^[\w-]*$/ }
      : null
  }
  const properties = propertiesOf(schemaAt(schema, path, document))
  if (properties.length === 0) return null
  const options = properties.map(([name, of]) => {
    const info = textOf(recordOf(of)['description'])
    return shown({ label: name, info }, 'property', `${name}: `)
  })
  return { from: word === '-' ? at : from, options, validFor: /^[\w]*$/ }
}
