/** The vocabularies of the SOAP APIs: read from their files when first asked for, that of the data APIs kept. */

import { readFileSync } from 'node:fs'
import { readVocabulary, type Structure, type Vocabulary } from './notation.ts'

export type VocabularyName = 'apex' | 'data' | 'metadata' | 'tooling'

export function vocabulary(name: VocabularyName): Vocabulary {
  return readVocabulary(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'))
}

let structures: ReadonlyMap<string, Structure> | undefined

/** A structure of the partner and enterprise API. */
export function structureNamed(name: string): Structure | undefined {
  structures ??= new Map(
    vocabulary('data').own.flatMap((declared) => (declared.kind === 'type' ? [[declared.name, declared]] : [])),
  )
  return structures.get(name)
}
