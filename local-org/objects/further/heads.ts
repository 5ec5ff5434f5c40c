/** The first lines of the further objects: names, key prefixes and flags, without their fields. */
import { readFileSync } from 'node:fs'
import type { ObjectDef } from '../../org/schema.ts'

/** Whose fields an object has: the feed, history, shares or change events of `parent`. */
export interface Kinship {
  kind: string
  parent: string
}

/** What the global describe says of an object. */
export interface Head extends Omit<ObjectDef, 'fields' | 'childRelationships'> {
  kin?: Kinship
}

/** All further objects, in order of their names. A line: name|label|plural label|key prefix|flags|kind and parent. */
export function furtherHeads(): Head[] {
  const text = readFileSync(new URL('objects.txt', import.meta.url), 'utf8')
  return text.trimEnd().split('\n').map(toHead)
}

function toHead(line: string): Head {
  const [name = '', label = '', plural = '', prefix = '', letters = '', kin = ''] = line.split('|')
  const [kind = '', parent = ''] = kin.split(' ')
  return {
    name,
    label,
    labelPlural: plural || label,
    keyPrefix: prefix || null,
    custom: false,
    ...flagsOf(letters),
    ...(kind ? { kin: { kind, parent } } : {}),
  }
}

/** A letter for each flag that is set. */
function flagsOf(letters: string) {
  const has = (letter: string) => letters.includes(letter)
  return {
    createable: has('c'),
    updateable: has('u'),
    deletable: has('d'),
    undeletable: has('n'),
    mergeable: has('e'),
    queryable: has('q'),
    retrieveable: has('r'),
    searchable: has('s'),
    layoutable: has('l'),
    triggerable: has('t'),
    replicateable: has('p'),
    feedEnabled: has('f'),
    mruEnabled: has('m'),
  }
}
