/** package.xml and its like: which components of which types. */

import { OrgError } from '../../org/index.ts'
import { childrenOf, readXml, textIn, textsIn, type XmlElement } from '../../soap/index.ts'

export interface ManifestTypes {
  name: string
  members: string[]
}

/** The types of a manifest, in its order. Throws OrgError when it is not well-formed. */
export function readManifest(xml: string): ManifestTypes[] {
  return typesIn(readXml(xml))
}

/** The types of package.xml itself. Throws OrgError for one of a version the org has not yet, as recorded. */
export function readPackageManifest(xml: string, newest: string): ManifestTypes[] {
  const manifest = readXml(xml)
  const version = textIn(manifest, 'version')?.trim()
  if (version !== undefined && !(Number(version) <= Number(newest))) {
    throw new OrgError('UNSUPPORTED_API_VERSION', `Invalid version specified:${version}`)
  }
  return typesIn(manifest)
}

/** The `types` elements of a package, from a file or from a retrieve request. */
export function typesIn(element: XmlElement | undefined): ManifestTypes[] {
  return childrenOf(element, 'types').map((types) => ({
    name: (textIn(types, 'name') ?? '').trim(),
    members: textsIn(types, 'members'),
  }))
}
