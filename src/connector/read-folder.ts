/** A folder as a registry: what its files export is the list; nothing else keeps one. */
import { readdir } from 'node:fs/promises'
import { Problem } from '../problems.ts'

export interface FolderEntry<T> {
  /** File name without its ending. */
  name: string
  value: T
}

/** The default export of every file, in order of names; tests are left out. Throws Problem `definition-invalid`. */
export async function readFolder<T extends object>(folder: URL): Promise<FolderEntry<T>[]> {
  const files = (await readdir(folder)).filter((file) => /^\w+[\w-]*\.ts$/.test(file)).sort()
  return Promise.all(files.map((file) => readEntry<T>(folder, file)))
}

async function readEntry<T extends object>(folder: URL, file: string): Promise<FolderEntry<T>> {
  const module: { default?: T } = await import(new URL(file, folder).href)
  if (module.default) return { name: file.replace(/\.ts$/, ''), value: module.default }
  throw new Problem('definition-invalid', {
    what: `${folder.pathname.split('/').at(-2)}/${file} exports no default.`,
    fix: 'Export the definition as default.',
  })
}
