/** The vocabularies of the SOAP APIs: read from their files when first asked for, the types of the data APIs kept. */

import { readFileSync } from 'node:fs'
import { type Member, readVocabulary, type Vocabulary } from './notation.ts'

export type VocabularyName = 'apex' | 'data' | 'metadata' | 'tooling'

export function vocabulary(name: VocabularyName): Vocabulary {
  return readVocabulary(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'))
}

let members: ReadonlyMap<string, readonly Member[]> | undefined

/** The members of a type of the partner and enterprise API, those it inherits first; undefined when it is no structure. */
export function allMembers(type: string): readonly Member[] | undefined {
  members ??= readMembers()
  return members.get(type)
}

function readMembers(): ReadonlyMap<string, readonly Member[]> {
  const types = vocabulary('data').own.flatMap((one) => (one.kind === 'type' ? [one] : []))
  const byName = new Map(types.map((one) => [one.name, one]))
  const inherited = (name: string | undefined): Member[] => {
    const type = byName.get(name ?? '')
    return type ? [...inherited(type.base), ...type.members] : []
  }
  return new Map(types.map(({ name }) => [name, inherited(name)]))
}
