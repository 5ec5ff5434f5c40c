/** Packs components into a zip, with the package.xml that names them. */

import { strToU8, zipSync } from 'fflate'
import type { Xml } from '../../soap/index.ts'
import type { ManifestTypes } from '../deploy/manifest.ts'
import { filePath, fileProperties } from '../file-properties.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { typeNamed } from '../types.ts'
import { completeContent, contents } from './complete-content.ts'
import { writeFile } from './write-file.ts'

export interface Retrieved {
  zip: Uint8Array
  properties: Xml[]
  messages: { fileName: string; problem: string }[]
}

const folder = 'unpackaged/'

interface Packing {
  ground: Ground
  files: Map<string, { type: MetadataType; content: Record<string, Xml> }>
  properties: Xml[]
  messages: Retrieved['messages']
}

/** What of the wanted components is there; the messages tell of the rest. */
export function retrieve(ground: Ground, wanted: ManifestTypes[], version: string): Retrieved {
  const packing: Packing = { ground, files: new Map(), properties: [], messages: [] }
  const packed = wanted.map(({ name, members }) => ({ name, members: packType(packing, name, members) }))
  const manifest = writeFile('Package', {
    types: packed.filter(({ members }) => members.length > 0).map(({ name, members }) => ({ members, name })),
    version,
  })
  const files: Record<string, Uint8Array> = { [`${folder}package.xml`]: strToU8(manifest) }
  for (const [path, { type, content }] of packing.files) {
    for (const [name, text] of writeFiles(type, path, content)) files[`${folder}${name}`] = strToU8(text)
  }
  return { zip: zipSync(files), properties: packing.properties, messages: packing.messages }
}

/** The file of a component; of a program the source, and what is said of it beside. */
function writeFiles({ name, file }: MetadataType, path: string, content: Record<string, Xml>): [string, string][] {
  if (!file?.source) return [[path, writeFile(name, content)]]
  const { content: source, ...told } = content
  return [
    [path, Buffer.from(String(source), 'base64').toString('utf8')],
    [`${path}-meta.xml`, writeFile(name, told)],
  ]
}

/** Names of the components packed. */
function packType(packing: Packing, name: string, members: string[]): string[] {
  const type = typeNamed(name)
  const named = members.filter((member) => member !== '*')
  const all = type && members.includes('*') ? everything(packing.ground, type) : []
  return [...new Set([...all, ...named])].filter((fullName) => {
    const found = type !== undefined && (type.file ? packFile : packChild)(packing, type, fullName)
    if (found && type) packing.properties.push(fileProperties(packing.ground, type, fullName, folder))
    else packing.messages.push({ fileName: `${folder}package.xml`, problem: notFound(name, fullName) })
    return found
  })
}

/** A star stands for what is the org's own: standard objects are named one by one. */
function everything(ground: Ground, type: MetadataType): string[] {
  const names = type.fullNames(ground)
  return type.name === 'CustomObject' ? names.filter((name) => name.includes('__')) : names
}

function packFile({ ground, files }: Packing, type: MetadataType, fullName: string): boolean {
  const content = completeContent(ground, type, fullName)
  if (content) files.set(filePath(type, fullName), { type, content })
  return content !== undefined
}

/** A field without its object: the object's file then holds just what was asked for. */
function packChild({ ground, files }: Packing, type: MetadataType, fullName: string): boolean {
  const parent = type.parent && typeNamed(type.parent.type)
  if (!parent || !type.parent) return false
  const path = filePath(type, fullName)
  const [item] = contents(ground, type, fullName.replace(/\..*$/, ''), [fullName])
  if (!item) return false
  const { element } = type.parent
  const file = files.get(path) ?? { type: parent, content: {} }
  const others = file.content[element]
  const isThere =
    Array.isArray(others) &&
    others.some((other) => (other as { fullName?: Xml }).fullName === (item as { fullName?: Xml }).fullName)
  if (!isThere) file.content[element] = [...(Array.isArray(others) ? others : []), item]
  files.set(path, file)
  return true
}

function notFound(type: string, fullName: string): string {
  return `Entity of type '${type}' named '${fullName}' cannot be found`
}
