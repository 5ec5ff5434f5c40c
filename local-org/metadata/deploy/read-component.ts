/** Reads one component from the files of a package, in whichever form its type has there. */

import { childrenOf, readXml, textIn } from '../../soap/index.ts'
import { attempt, type Component, withChildren } from '../component.ts'
import { type Facts, factsOf } from '../facts.ts'
import { filePath } from '../file-properties.ts'
import type { MetadataType } from '../metadata-type.ts'
import { ownName } from '../split-name.ts'
import { type Archive, textOf } from './archive.ts'

/** The component with what stands in it; undefined when the package does not hold it. Throws OrgError for files that cannot be read. */
export function readComponent(archive: Archive, type: MetadataType, fullName: string): Component[] | undefined {
  if (type.file?.bundle) return readBundle(archive, type, fullName)
  if (type.file?.source) return readSource(archive, type, fullName)
  const path = filePath(type, fullName)
  const xml = textOf(archive, path) ?? textOf(archive, `${path}-meta.xml`)
  return xml === undefined ? undefined : parse(type, fullName, xml)
}

/** Where the component's file is, for those who are told of it. A document's name may come without its ending. */
export function fileOf({ files }: Archive, type: MetadataType, fullName: string): string {
  const path = filePath(type, fullName)
  if (!type.file?.source || files.has(path) || type.file.suffix !== '') return path
  return [...files.keys()].find((one) => one.startsWith(`${path}.`) && !one.endsWith('-meta.xml')) ?? path
}

/** The file that is read as XML. */
export function xmlOf(archive: Archive, type: MetadataType, fullName: string): string {
  const path = fileOf(archive, type, fullName)
  return textOf(archive, `${path}-meta.xml`) ?? textOf(archive, path) ?? ''
}

function parse(type: MetadataType, fullName: string, xml: string): Component[] | undefined {
  const root = readXml(xml)
  if (type.file) return withChildren({ type, fullName, facts: factsOf(root) })
  const own = ownName(type, fullName)
  const elements = childrenOf(root, type.parent?.element ?? '')
  const element = elements.find((candidate) => textIn(candidate, 'fullName')?.trim() === own)
  return element && [{ type, fullName, facts: factsOf(element) }]
}

/** Content is told as base64, as components of every type with a content have it. */
function readSource(archive: Archive, type: MetadataType, fullName: string): Component[] | undefined {
  const path = fileOf(archive, type, fullName)
  const content = archive.files.get(path)
  const meta = textOf(archive, `${path}-meta.xml`)
  if (content === undefined || meta === undefined) return undefined
  const facts = { ...factsOf(readXml(meta)), content: Buffer.from(content).toString('base64') }
  return [{ type, fullName: `${fullName}${path.slice(filePath(type, fullName).length)}`, facts }]
}

function readBundle({ files }: Archive, type: MetadataType, fullName: string): Component[] | undefined {
  const start = `${filePath(type, fullName)}/`
  const own = [...files].filter(([path]) => path.startsWith(start))
  if (own.length === 0) return undefined
  const [, meta] = own.find(([path]) => path.endsWith('-meta.xml') && isMain(path, fullName)) ?? []
  const { value: told = {} } = attempt((): Facts => (meta ? factsOf(readXml(new TextDecoder().decode(meta))) : {}))
  const parts = own.map(([filePath, bytes]) => ({ filePath, source: Buffer.from(bytes).toString('base64') }))
  return [{ type, fullName, facts: { ...told, files: parts } }]
}

/** The file that speaks for the whole bundle bears its name. */
function isMain(path: string, fullName: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith(`${fullName}.`)
}
