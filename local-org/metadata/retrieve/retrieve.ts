/** Packs components into a zip, with the package.xml that names them. */

import { strToU8, zipSync } from 'fflate'
import type { Xml } from '../../soap/index.ts'
import { bundleFile, bundleFiles } from '../bundle-types.ts'
import { storedComponent } from '../component-store.ts'
import type { ManifestTypes } from '../deploy/manifest.ts'
import { filePath, fileProperties, manifestProperties } from '../file-properties.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { shapeOf } from '../settings-shapes.ts'
import { parentName } from '../split-name.ts'
import { ofFolder, typeNamed } from '../types.ts'
import { unavailableTypes } from '../unavailable-types.ts'
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
  /** Files that are written from elements, by path; more may come into them. */
  files: Map<string, { type: string; content: Record<string, Xml> }>
  /** Files that are what they are. */
  ready: Map<string, Uint8Array>
  properties: Xml[]
  messages: Retrieved['messages']
}

/** What of the wanted components is there; the messages tell of the rest. */
export function retrieve(ground: Ground, wanted: ManifestTypes[], version: string): Retrieved {
  const packing: Packing = { ground, files: new Map(), ready: new Map(), properties: [], messages: [] }
  const packed = wanted.map(({ name, members }) => ({ name, members: packType(packing, name, members) }))
  const manifest = writeFile('Package', {
    types: packed.filter(({ members }) => members.length > 0).map(({ name, members }) => ({ members, name })),
    version,
  })
  const files: Record<string, Uint8Array> = { [`${folder}package.xml`]: strToU8(manifest) }
  for (const [path, { type, content }] of packing.files) files[`${folder}${path}`] = strToU8(writeFile(type, content))
  for (const [path, bytes] of packing.ready) files[`${folder}${path}`] = bytes
  const properties = [...packing.properties, manifestProperties(ground, folder)]
  return { zip: zipSync(files), properties, messages: packing.messages }
}

/** Names of the components packed. */
function packType(packing: Packing, name: string, members: string[]): string[] {
  const type = typeNamed(name)
  if (!type) packing.messages.push({ fileName: `${folder}package.xml`, problem: unknownType(name) })
  if (!type) return []
  const named = members.filter((member) => member !== '*')
  const all = members.includes('*') ? everything(packing.ground, type) : []
  return [...new Set([...all, ...named])].filter((fullName) => packOne(packing, type, fullName))
}

function packOne(packing: Packing, asked: MetadataType, fullName: string): boolean {
  const type = ofFolder(asked, fullName)
  const found = (type.file ? packFile : packChild)(packing, type, fullName)
  if (found) packing.properties.push(fileProperties(packing.ground, type, fullName, folder))
  else packing.messages.push({ fileName: `${folder}package.xml`, problem: notFound(asked.name, fullName) })
  return found
}

/** A star stands for what is the org's own: standard objects are named one by one. */
function everything(ground: Ground, type: MetadataType): string[] {
  const names = type.fullNames(ground)
  return type.name === 'CustomObject' ? names.filter((name) => name.includes('__')) : names
}

function packFile(packing: Packing, type: MetadataType, fullName: string): boolean {
  const { ground, files, ready } = packing
  if (type.file?.bundle) return packBundle(packing, type, fullName)
  const content = completeContent(ground, type, fullName)
  if (!content) return false
  const path = filePath(type, fullName)
  const { content: source, ...told } = content
  if (type.file?.source) ready.set(path, Buffer.from(String(source), 'base64'))
  const beside = type.file?.source || type.name.endsWith('Folder')
  files.set(beside ? `${path}-meta.xml` : path, {
    type: shapeOf(type.name, fullName),
    content: type.file?.source ? told : content,
  })
  return true
}

function packBundle({ ground, ready }: Packing, type: MetadataType, fullName: string): boolean {
  const stored = storedComponent(ground, type.name, fullName)
  for (const file of bundleFiles(stored?.facts ?? {})) ready.set(...bundleFile(file))
  return stored !== undefined
}

/** A field without its object: the object's file then holds just what was asked for. */
function packChild({ ground, files }: Packing, type: MetadataType, fullName: string): boolean {
  const parent = type.parent && typeNamed(type.parent.type)
  if (!parent || !type.parent) return false
  const path = filePath(type, fullName)
  const [item] = contents(ground, type, parentName(type, fullName), [fullName])
  if (!item) return false
  const { element } = type.parent
  const file = files.get(path) ?? { type: parent.name, content: {} }
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

/** In the words of retrieve messages. */
function unknownType(type: string): string {
  const is = unavailableTypes.has(type) ? 'not available in this organization' : 'unknown'
  return `Entity type: '${type}' is ${is}`
}
