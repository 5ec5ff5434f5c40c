/** Finds the components a package's manifest names in its files. */

import { OrgError } from '../../org/index.ts'
import { childrenOf, readXml, textIn } from '../../soap/index.ts'
import { attempt, type Component, withChildren } from '../component.ts'
import { type Facts, factsOf } from '../facts.ts'
import { filePath } from '../file-properties.ts'
import type { MetadataType } from '../metadata-type.ts'
import { unsupported } from '../refusals.ts'
import { typeNamed } from '../types.ts'
import type { Archive } from './archive.ts'
import type { ManifestTypes } from './manifest.ts'

export interface PackagedComponent extends Component {
  fileName: string
}

/** A member of the manifest that cannot be had. */
export interface Missing {
  typeName: string
  fullName: string
  fileName: string
  error: OrgError
}

/** Every component once, an object with all that stands in its file. */
export function findComponents(archive: Archive, manifest: ManifestTypes[]): (PackagedComponent | Missing)[] {
  const found = new Map<string, PackagedComponent | Missing>()
  for (const { name, members } of manifest) {
    const type = typeNamed(name)
    const names = type ? membersOf(archive, type, members) : members
    for (const fullName of names) {
      for (const one of type ? read(archive, type, fullName) : [unknownType(archive, name, fullName)]) {
        found.set(`${'type' in one ? one.type.name : one.typeName} ${one.fullName}`, one)
      }
    }
  }
  return [...found.values()]
}

/** A star stands for every file of the type. */
function membersOf({ files }: Archive, { file }: MetadataType, members: string[]): string[] {
  if (!members.includes('*') || !file) return members.filter((member) => member !== '*')
  const pattern = new RegExp(`^${file.directory}/(.+)\\.${file.suffix}(?:-meta\\.xml)?$`)
  const inFiles = [...files.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? [])
  return [...new Set([...inFiles, ...members.filter((member) => member !== '*')])]
}

function read(archive: Archive, type: MetadataType, fullName: string): (PackagedComponent | Missing)[] {
  const path = filePath(type, fullName)
  const beside = archive.files.get(`${path}-meta.xml`)
  const content = type.file?.source ? archive.files.get(path) : undefined
  const xml = type.file?.source ? content && beside : (archive.files.get(path) ?? beside)
  const fileName = `${archive.root}${path}`
  const absent = { typeName: type.name, fullName, fileName: `${archive.root}package.xml` }
  if (xml === undefined) return [{ ...absent, error: notInZip(type.name, fullName) }]
  const { value, error } = attempt(() => parse(type, fullName, xml))
  if (error) return [{ ...absent, error }]
  return value
    ? value.map((component) => ({ ...component, facts: withSource(component.facts, content), fileName }))
    : [{ ...absent, error: notInZip(type.name, fullName) }]
}

/** Source is told as base64, as components of every type with a content have it. */
function withSource(facts: Facts, content: string | undefined): Facts {
  return content === undefined ? facts : { ...facts, content: Buffer.from(content).toString('base64') }
}

/** The component, with what stands in it; undefined when the file of its parent does not hold it. */
function parse(type: MetadataType, fullName: string, xml: string): Component[] | undefined {
  const root = readXml(xml)
  if (type.file) return withChildren({ type, fullName, facts: factsOf(root) })
  const own = fullName.slice(fullName.indexOf('.') + 1)
  const elements = childrenOf(root, type.parent?.element ?? '')
  const element = elements.find((candidate) => textIn(candidate, 'fullName')?.trim() === own)
  return element && [{ type, fullName, facts: factsOf(element) }]
}

function unknownType({ root }: Archive, typeName: string, fullName: string): Missing {
  return { typeName, fullName, fileName: `${root}package.xml`, error: unsupported(`metadata of type ${typeName}`) }
}

function notInZip(typeName: string, fullName: string): OrgError {
  const message = `An object '${fullName}' of type ${typeName} was named in package.xml, but was not found in zipped directory`
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', message)
}
