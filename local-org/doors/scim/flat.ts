/** A SCIM document as pairs of paths and values, so that filters and writes need not know how deep a thing lies. */

import { isObject } from '../wire/index.ts'

/** Paths are in small letters with dots between: 'name.familyname', 'emails.value'; lists lie under the path of their members. */
export type Flat = Map<string, unknown[]>

export function flatten(document: unknown, into: Flat = new Map(), path = ''): Flat {
  if (Array.isArray(document)) {
    for (const member of document) flatten(member, into, path)
    return into
  }
  if (!isObject(document)) {
    into.set(path, [...(into.get(path) ?? []), document])
    return into
  }
  for (const [name, value] of Object.entries(document)) {
    flatten(value, into, path === '' ? pathOf(name) : `${path}.${pathOf(name)}`)
  }
  return into
}

/** A path as it is kept: 'urn:…:User:employeeNumber' lies in the extension it names. */
export function pathOf(name: string): string {
  const extension = /^(urn:.+?:(?:1\.0|2\.0)(?::User)?)(?:[:.](.+))?$/i.exec(name)
  if (!extension?.[1]) return name.toLowerCase()
  return extension[2] === undefined ? name.toLowerCase() : `${extension[1]}.${extension[2]}`.toLowerCase()
}

/** What stands at a path; for a thing with parts, its `value`s. */
export function valuesAt(flat: Flat, name: string): unknown[] {
  const path = pathOf(name)
  return flat.get(path) ?? flat.get(`${path}.value`) ?? []
}
