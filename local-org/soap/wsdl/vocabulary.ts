/** The vocabularies of the SOAP APIs: read from their files when first asked for, what replies of the data APIs are made of kept. */

import { readFileSync } from 'node:fs'
import { type Declaration, type Member, readVocabulary, type Vocabulary } from './notation.ts'

export type VocabularyName = 'apex' | 'data' | 'metadata' | 'tooling'

export function vocabulary(name: VocabularyName): Vocabulary {
  return readVocabulary(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'))
}

interface Replies {
  /** The members of each type, those it inherits first. */
  members: ReadonlyMap<string, readonly Member[]>
  /** The type of each operation's result. */
  results: ReadonlyMap<string, string>
}

let known: Replies | undefined

/** The members of a type of the partner and enterprise API; undefined when it is no structure. */
export function allMembers(type: string): readonly Member[] | undefined {
  known ??= readReplies(vocabulary('data').own)
  return known.members.get(type)
}

/** What an operation of the partner and enterprise API answers with; undefined where that is nothing. */
export function resultType(operation: string): string | undefined {
  known ??= readReplies(vocabulary('data').own)
  return known.results.get(operation)
}

function readReplies(declared: readonly Declaration[]): Replies {
  const types = declared.flatMap((one) => (one.kind === 'type' ? [one] : []))
  const byName = new Map(types.map((one) => [one.name, one]))
  const inherited = (name: string | undefined): Member[] => {
    const type = byName.get(name ?? '')
    return type ? [...inherited(type.base), ...type.members] : []
  }
  const results = declared.flatMap((one): [string, string][] => {
    const [result] = one.kind === 'call' ? one.gives : []
    return result ? [[one.name, result.type]] : []
  })
  return { members: new Map(types.map(({ name }) => [name, inherited(name)])), results: new Map(results) }
}
