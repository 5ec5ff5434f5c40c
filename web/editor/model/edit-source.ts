/** Changes of a document in its text: comments and the rest of the text stay as they are. */
import { type Document, isCollection, isMap, isSeq, parseDocument, stringify } from 'yaml'
import { isRecord, type Json } from '../../json.ts'
import { kindWords, type Path, stepsOf, walk } from './document-shape.ts'

const layout = { lineWidth: 110 }

function change(source: string, edit: (document: Document) => void): string {
  const document = parseDocument(source)
  if (document.errors.length > 0) return source
  edit(document)
  return document.toString(layout)
}

/** Puts a value in its place; undefined and empty text take it out, and what is empty around it. */
export function setAt(source: string, path: Path, value: unknown): string {
  return change(source, (document) => {
    if (value !== undefined && value !== '') document.setIn(path, isPlain(value) ? value : document.createNode(value))
    else removeIn(document, path)
  })
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null

function removeIn(document: Document, path: Path): void {
  document.deleteIn(path)
  const around = path.slice(0, -1)
  // The lists of steps and the settings of a step go when they are empty; a step itself stays.
  const parent: unknown = around.length > 0 ? document.getIn(around, true) : null
  const isStep = isMap(parent) && kindWords.some((kind) => parent.has(kind))
  if (isCollection(parent) && parent.items.length === 0 && !isStep && around.length > 1) removeIn(document, around)
}

/** Puts a step into a list, before what stands at `index`. */
export function insertStep(source: string, list: Path, index: number, step: Json): string {
  return change(source, (document) => {
    const there: unknown = document.getIn(list, true)
    const node = document.createNode(step)
    if (isSeq(there)) {
      if (there.flow) there.flow = false
      there.items.splice(index, 0, node)
    } else document.setIn(list, document.createNode([step]))
  })
}

/** Takes a step out. Gives the text and what was taken. */
export function removeStep(source: string, path: Path): string {
  return change(source, (document) => {
    const list: unknown = document.getIn(path.slice(0, -1), true)
    document.deleteIn(path)
    const isInner = path.length > 2
    if (isInner && isSeq(list) && list.items.length === 0 && path.at(-2) !== 'then' && path.at(-2) !== 'steps') {
      document.deleteIn(path.slice(0, -1))
    }
  })
}

/** Moves a step within its list. Gives its new place. */
export function moveStep(source: string, path: Path, by: -1 | 1): { source: string; path: Path } {
  const list = path.slice(0, -1)
  const index = Number(path.at(-1))
  let to = index
  const moved = change(source, (document) => {
    const seq: unknown = document.getIn(list, true)
    if (!isSeq(seq)) return
    to = Math.min(Math.max(index + by, 0), seq.items.length - 1)
    const [item] = seq.items.splice(index, 1)
    seq.items.splice(to, 0, item)
  })
  return { source: moved, path: [...list, to] }
}

/** The text of one step, as it is copied. */
export function stepText(source: string, path: Path): string {
  const value: unknown = parseDocument(source).toJS()
  let at: unknown = value
  for (const part of path) at = Array.isArray(at) ? at[Number(part)] : isRecord(at) ? at[part] : undefined
  return stringify(at, layout)
}

/** A copied step, its names made new where they are taken; null when the text is no step. */
export function stepFrom(text: string, source: string): Json | null {
  const parsed = parseDocument(text)
  const value: unknown = parsed.errors.length > 0 ? null : parsed.toJS()
  const step = Array.isArray(value) ? (value[0] as unknown) : value
  if (!isRecord(step) || !kindWords.some((kind) => kind in step)) return null
  const taken = new Set(idsIn(source))
  return renamed(step, taken)
}

/** Names of all steps. */
export function idsIn(source: string): string[] {
  const value: unknown = parseDocument(source).toJS()
  return [...walk(stepsOf(isRecord(value) ? value['steps'] : null))].map(({ step }) => step.id)
}

function renamed(step: Json, taken: Set<string>): Json {
  const entries = Object.entries(step).map(([name, value]) => [name, renamedIn(name, value, taken)])
  const copy = Object.fromEntries(entries)
  return typeof step['id'] === 'string' ? { ...copy, id: freeName(step['id'], taken) } : copy
}

const listWords = new Set(['then', 'else', 'elseIf', 'steps', 'catch'])

function renamedIn(name: string, value: unknown, taken: Set<string>): unknown {
  if (!listWords.has(name) || !Array.isArray(value)) return value
  return value.map((one: unknown) => (isRecord(one) ? renamed(one, taken) : one))
}

/** The name itself, or with the first number that makes it new; it counts as taken from then on. */
export function freeName(wished: string, taken: Set<string>): string {
  let name = wished
  for (let number = 2; taken.has(name); number += 1) name = `${wished.replace(/\d+$/, '')}${number}`
  taken.add(name)
  return name
}
