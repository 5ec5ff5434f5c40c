/** Fields that are hundreds of switches, kept as lists beside the objects: a name in a line, with its label when that is another. */
import { readFileSync } from 'node:fs'
import type { FieldSpec } from './field.ts'
import { labelledSwitches } from './scalars.ts'

/** The switches of `switches/<list>.txt`, each name begun with the prefix: Permissions + ApiEnabled. */
export function switchList(prefix: string, list: 'permissions' | 'user-preferences'): FieldSpec[] {
  const lines = readFileSync(new URL(`../switches/${list}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const labels = lines.map((line): [string, string] => {
    const [name = '', label = name] = line.split('|')
    return [name, label]
  })
  return labelledSwitches(prefix, Object.fromEntries(labels))
}
