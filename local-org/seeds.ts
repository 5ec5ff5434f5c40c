/** The seeds an org can start from: every file of the seeds folder with a default export, under its own name. */

import type { Seed } from './org/index.ts'
import { readFolder } from './read-folder.ts'

/** Seeds by name, e.g. 'demo' and 'empty'. */
export async function loadSeeds(): Promise<ReadonlyMap<string, Seed>> {
  const found = await readFolder<{ default?: Seed }>(new URL('./seeds/', import.meta.url))
  return new Map(found.flatMap(({ name, module }) => (module.default ? [[name, module.default]] : [])))
}
