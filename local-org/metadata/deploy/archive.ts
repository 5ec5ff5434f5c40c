/** The zip of a package: its files by path, without the folder they may all lie in. */

import { unzipSync } from 'fflate'
import { OrgError } from '../../org/index.ts'

export interface Archive {
  /** What stands before every path in the zip: '' or 'unpackaged/'. */
  root: string
  /** By path below the root. */
  files: ReadonlyMap<string, Uint8Array>
}

/** Salesforce's limits of a package (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm). */
const [mostFiles, mostBytes] = [10_000, 400 * 1024 * 1024]

const manifest = 'package.xml'

/** Throws OrgError INVALID_OPERATION for what is no zip, or too large when unpacked. */
export function readArchive(zip: Uint8Array): Archive {
  const entries = unzip(zip)
  const paths = [...entries.keys()]
  const shortest = paths.filter((path) => path === manifest || path.endsWith(`/${manifest}`)).sort(byDepth)[0]
  const root = shortest?.slice(0, -manifest.length) ?? ''
  const inRoot = paths.filter((path) => path.startsWith(root))
  return {
    root,
    files: new Map(inRoot.map((path) => [path.slice(root.length), entries.get(path) ?? new Uint8Array()])),
  }
}

/** A file as text; undefined when there is none. */
export function textOf({ files }: Archive, path: string): string | undefined {
  const bytes = files.get(path)
  return bytes && new TextDecoder().decode(bytes)
}

function unzip(zip: Uint8Array): Map<string, Uint8Array> {
  let [files, bytes] = [0, 0]
  try {
    const found = unzipSync(zip, {
      filter({ name, originalSize }) {
        files += 1
        bytes += originalSize
        if (files > mostFiles || bytes > mostBytes) throw tooLarge()
        return !name.endsWith('/')
      },
    })
    return new Map(Object.entries(found).map(([path, content]) => [path.replaceAll('\\', '/'), content]))
  } catch (failure) {
    if (failure instanceof OrgError) throw failure
    throw new OrgError('INVALID_OPERATION', 'The ZipFile is not a valid zip file.')
  }
}

function tooLarge(): OrgError {
  return new OrgError('LIMIT_EXCEEDED', `A package may have ${mostFiles} files and 400 MB when it is unpacked.`)
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length
}
