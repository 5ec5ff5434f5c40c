/** Packages for tests. */

import { strToU8, zipSync } from 'fflate'

/** A zip of metadata files by path, with a package.xml of the given types. */
export function packageZip(types: Record<string, string[]>, files: Record<string, string>, root = ''): Buffer {
  const listed = Object.entries(types).map(
    ([name, members]) =>
      `<types>${members.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`,
  )
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${listed.join('')}<version>60.0</version></Package>`
  const entries = Object.entries({ 'package.xml': manifest, ...files })
  return Buffer.from(zipSync(Object.fromEntries(entries.map(([path, text]) => [`${root}${path}`, strToU8(text)]))))
}

/** A metadata file of a type. */
export function metadataFile(type: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`
}
