/** A folder as a registry: what its files export is the list; nothing else keeps one. */
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../problems.ts'

export interface FolderEntry<T> {
  /** File name without its ending. */
  name: string
  value: T
}

/** As our own code runs, and as the library is built: `.ts` or `.js`. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** The default export of every file, in order of names; tests are left out. Throws Problem `definition-invalid`. */
export async function readFolder<T extends object>(folder: URL): Promise<FolderEntry<T>[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending))
  const names = files.map((file) => basename(file, ending)).filter((name) => /^[\w-]+$/.test(name))
  return Promise.all(names.sort().map((name) => readEntry<T>(folder, name)))
}

async function readEntry<T extends object>(folder: URL, name: string): Promise<FolderEntry<T>> {
  const module: { default?: T } = await import(new URL(`${name}${ending}`, folder).href)
  if (module.default) return { name, value: module.default }
  throw new Problem('definition-invalid', {
    what: `${folder.pathname.split('/').at(-2)}/${name}${ending} exports no default.`,
    fix: 'Export the definition as default.',
  })
}
