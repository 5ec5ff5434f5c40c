/** What others' documents and our own table promise, line by line, with the ids that answer each. Kept in docs/catalogue/promises. */
import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

export interface PromisedLine {
  /** `000` … `004`, `product`. */
  document: string
  /** triggers, actions, templates, … */
  part: string
  /** As it stands in the document. */
  line: string
  /** Actions, triggers or templates. */
  ids: string[]
}

export interface PromisedInputs {
  document: string
  action: string
  required: string[]
  optional: string[]
}

const ids = z.union([z.string().transform((id) => [id]), z.array(z.string())])
const inputs = z.record(z.string(), z.strictObject({ required: z.array(z.string()), optional: z.array(z.string()) }))
const objects = z.record(
  z.string(),
  z.strictObject({ actions: z.string(), triggers: z.string(), also: z.array(z.string()).optional() }),
)
const document = z.looseObject({ parameters: inputs.optional(), objects: objects.optional() })

const folder = new URL('../docs/catalogue/promises/', import.meta.url)

/** In order of the documents and of their lines. */
export async function readPromises(): Promise<{ lines: PromisedLine[]; inputs: PromisedInputs[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = await Promise.all(names.map(async (name) => readDocument(name.replace('.yaml', ''))))
  return { lines: read.flatMap((one) => one.lines), inputs: read.flatMap((one) => one.inputs) }
}

async function readDocument(name: string) {
  const text = await readFile(new URL(`${name}.yaml`, folder), 'utf8')
  const { parameters = {}, objects: table = {}, ...parts } = document.parse(parse(text))
  const lines = Object.entries(parts).flatMap(([part, entries]) =>
    Object.entries(z.record(z.string(), ids).parse(entries)).map(([line, answered]) => {
      return { document: name, part, line, ids: answered }
    }),
  )
  return {
    lines: [...Object.entries(table).map(([object, row]) => tableLine(name, object, row)), ...lines],
    inputs: Object.entries(parameters).map(([action, named]) => ({ document: name, action, ...named })),
  }
}

const verbs: Record<string, string> = {
  C: 'create',
  R: 'get',
  U: 'update',
  D: 'delete',
  F: 'find',
  P: 'upsert',
  L: 'list',
  S: 'search',
}
const changes: Record<string, string> = {
  n: 'Created',
  u: 'Updated',
  d: 'Deleted',
  m: 'Merged',
  v: 'InListView',
  f: 'FieldEquals',
  i: 'FieldEquals (at once)',
}

/** One row of the table of objects: each letter is an action or a trigger. */
function tableLine(document: string, object: string, row: z.infer<typeof objects>[string]): PromisedLine {
  const stem = object.charAt(0).toLowerCase() + object.slice(1)
  const several = object.endsWith('y') ? `${object.slice(0, -1)}ies` : `${object}s`
  const actions = [...row.actions].map((letter) => `${verbs[letter]}${'LS'.includes(letter) ? several : object}`)
  const triggers = [...row.triggers].flatMap((letter) => (changes[letter] ? [`${stem}${changes[letter]}`] : []))
  const line = `${object}: ${row.actions || '–'}, ${row.triggers}`
  return { document, part: 'objects', line, ids: [...actions, ...triggers, ...(row.also ?? [])] }
}
