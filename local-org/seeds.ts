/** The seeds an org can start from: every file of the seeds folder with a default export, under its own name. */

import { readdir } from 'node:fs/promises'
import type { Seed } from './org/index.ts'

/** Seeds by name, e.g. 'demo' and 'empty'. */
export async function loadSeeds(): Promise<ReadonlyMap<string, Seed>> {
  const folder = new URL('./seeds/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.ts$/.test(file)).sort()
  const seeds = new Map<string, Seed>()
  for (const file of files) {
    const module: { default?: Seed } = await import(new URL(file, folder).href)
    if (module.default) seeds.set(file.slice(0, -'.ts'.length), module.default)
  }
  return seeds
}
