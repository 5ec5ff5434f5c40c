/** Finds the components a package's manifest names in its files. */

import { OrgError } from '../../org/index.ts'
import { attempt, type Component } from '../component.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notDeployable } from '../refusals.ts'
import { ofFolder, typeNamed } from '../types.ts'
import type { Archive } from './archive.ts'
import type { ManifestTypes } from './manifest.ts'
import { type ParseFault, parseFault } from './parse-fault.ts'
import { fileOf, readComponent, xmlOf } from './read-component.ts'

export interface PackagedComponent extends Component {
  fileName: string
}

/** A member of the manifest that cannot be had. */
export interface Missing {
  typeName: string
  fullName: string
  fileName: string
  error: OrgError
  /** The file cannot be read. */
  fault?: ParseFault
}

/** Every component once, an object with all that stands in its file. */
export function findComponents(archive: Archive, manifest: ManifestTypes[]): (PackagedComponent | Missing)[] {
  const found = new Map<string, PackagedComponent | Missing>()
  for (const { name, members } of manifest) {
    const type = typeNamed(name)
    if (!type) {
      found.set(name, unknownType(archive, name, members))
      continue
    }
    for (const fullName of membersOf(archive, type, members)) {
      for (const one of read(archive, ofFolder(type, fullName), fullName)) {
        found.set(`${'type' in one ? one.type.name : one.typeName} ${one.fullName}`, one)
      }
    }
  }
  return [...found.values()]
}

/** A star stands for every file of the type. */
function membersOf({ files }: Archive, { file }: MetadataType, members: string[]): string[] {
  const named = members.filter((member) => member !== '*')
  if (named.length === members.length || !file) return named
  const ending = file.bundle ? '/.*' : `\\.${file.suffix}(?:-meta\\.xml)?`
  const pattern = new RegExp(`^${file.directory}/${file.bundle ? '([^/]+)' : '(.+)'}${ending}$`)
  const inFiles = [...files.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? [])
  return [...new Set([...inFiles, ...named])]
}

function read(archive: Archive, type: MetadataType, fullName: string): (PackagedComponent | Missing)[] {
  const fileName = `${archive.root}${fileOf(archive, type, fullName)}`
  const { value, error } = attempt(() => readComponent(archive, type, fullName))
  if (value) return value.map((component) => ({ ...component, fileName }))
  if (error) {
    const fault = parseFault(xmlOf(archive, type, fullName), error.message)
    return [{ typeName: type.name, fullName, fileName, error, ...(fault && { fault }) }]
  }
  const place = `${archive.root}package.xml`
  return [{ typeName: type.name, fullName, fileName: place, error: notInZip(type.name, fullName) }]
}

/** Of a type that cannot be had, the first member is told. */
function unknownType({ root }: Archive, typeName: string, [fullName = '']: string[]): Missing {
  return { typeName, fullName, fileName: `${root}package.xml`, error: notDeployable(typeName) }
}

function notInZip(typeName: string, fullName: string): OrgError {
  const message = `An object '${fullName}' of type ${typeName} was named in package.xml, but was not found in zipped directory`
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', message)
}
