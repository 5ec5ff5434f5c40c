/** A folder as a registry: each of its files tells one thing, and nothing else keeps a list of them. */
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'

export interface FolderEntry<M> {
  /** File name without its ending. */
  name: string
  module: M
}

/** As the org runs from its sources, and as it is built for other programs: `.ts` or `.js`. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** The files whose names fit, in order of names; tests never do. What their modules export is the caller's word. */
export async function readFolder<M>(folder: URL, fits = /^[\w-]+$/): Promise<FolderEntry<M>[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending))
  const names = files.map((file) => basename(file, ending)).filter((name) => /^[\w-]+$/.test(name) && fits.test(name))
  return Promise.all(
    names.sort().map(async (name) => ({ name, module: await import(new URL(`${name}${ending}`, folder).href) })),
  )
}
