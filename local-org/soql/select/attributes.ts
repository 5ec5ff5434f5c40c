/** The `attributes` every record of an answer begins with. */
import type { ObjectDef, Row } from '../../org/index.ts'

export interface Attributes {
  readonly type: string
  readonly url?: string
}

/** Where a record is found over REST. */
export function recordUrl(object: ObjectDef, row: Row, version: string): string {
  return `/services/data/v${version}/sobjects/${object.name}/${row.Id}`
}

/** Type and URL of a record; `shownAs` is the Name entity behind a polymorphic relationship. */
export function attributesOf(object: ObjectDef, row: Row, version: string, shownAs: ObjectDef = object): Attributes {
  return { type: shownAs.name, url: recordUrl(object, row, version) }
}
