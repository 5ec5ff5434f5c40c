/** Bundles: components that are all files of a folder of their name. They are kept and given back as they came, and never run. */

import { storeComponent, storedComponent } from './component-store.ts'
import { type Facts, factList, factMember, factText, toXml } from './facts.ts'
import type { MetadataType } from './metadata-type.ts'
import { missing } from './refusals.ts'
import { dropStored, storedType } from './stored-type.ts'

/** Type, key prefix, folder in a package. */
const types: readonly (readonly [name: string, prefix: string, directory: string])[] = [
  ['AuraDefinitionBundle', '0Ab', 'aura'],
  ['LightningComponentBundle', '0Rb', 'lwc'],
  ['LightningTypeBundle', '', 'lightningTypes'],
]

/** Names of the types, for the coverage page. */
export const bundleTypeNames = types.map(([name]) => name)

/** After the programs its parts call. */
const last = 97

export const bundleTypes: readonly MetadataType[] = types.map(([name, prefix, directory]) => ({
  name,
  prefix,
  file: { directory, suffix: '', bundle: true },
  order: last,
  ...storedType(name),
  read(ground, fullName) {
    const stored = storedComponent(ground, name, fullName)
    if (!stored) return undefined
    const { files, ...told } = stored.facts
    return { ...toXml(told), ...toXml({ lwcResources: { lwcResource: files ?? [] } }) }
  },
  plan({ ground }, fullName, facts) {
    const { lwcResources: _, ...told } = facts
    const files = bundleFiles(facts)
    if (files.length === 0) throw missing('lwcResources')
    return {
      created: storedComponent(ground, name, fullName) === undefined,
      apply: () => storeComponent(ground, name, fullName, { ...told, files }),
    }
  },
  remove: (ground, fullName) => dropStored(ground, name, fullName),
}))

/** The files of a bundle as components carry them: path and base64. */
export function bundleFiles(facts: Facts): Facts[] {
  const own = factList(facts, 'files')
  return own.length > 0 ? own : factList(factMember(facts, 'lwcResources') ?? {}, 'lwcResource')
}

/** A file's path in a package, 'lwc/hello/hello.js', and its bytes. */
export function bundleFile(file: Facts): [path: string, bytes: Uint8Array] {
  return [factText(file, 'filePath') ?? '', Buffer.from(factText(file, 'source') ?? '', 'base64')]
}
