/** The vocabularies of the SOAP APIs: read from their files when first asked for, what replies are made of kept. */

import { readFileSync } from 'node:fs'
import { type Declaration, type Member, readVocabulary, type Vocabulary } from './notation.ts'

export type VocabularyName = 'apex' | 'data' | 'metadata' | 'tooling'

export function vocabulary(name: VocabularyName): Vocabulary {
  return readVocabulary(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'))
}

export interface Replies {
  /** The members of each type, those it inherits first. */
  members: ReadonlyMap<string, readonly Member[]>
  /** The element of each operation that asks for one thing only. */
  asked: ReadonlyMap<string, string>
  /** The type of each operation's result. */
  results: ReadonlyMap<string, string>
}

const known = new Map<VocabularyName, Replies>()

/** What the replies of an API are made of. */
export function repliesOf(name: VocabularyName): Replies {
  const replies = known.get(name) ?? readReplies(vocabulary(name).own)
  known.set(name, replies)
  return replies
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
  const asked = declared.flatMap((one): [string, string][] => {
    const [only, ...more] = one.kind === 'call' ? one.takes : []
    return only && more.length === 0 ? [[one.name, only.name]] : []
  })
  return {
    asked: new Map(asked),
    members: new Map(types.map(({ name }) => [name, inherited(name)])),
    results: new Map(results),
  }
}
