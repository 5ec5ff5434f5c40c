/**
 * Values as people give them, made ready to be checked: an owner by e-mail or name, a record type by name, a parent by any of
 * its fields. All rows together cost one API call, and none when everything is an id already.
 */
import type { FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import type { ActionContext } from '../define.ts'
import type { CrmObject } from '../object.ts'
import { type Link, readLink } from './link.ts'
import { lookUp } from './look-up.ts'
import type { Use } from './questions.ts'
import { recordTypeNamed } from './record-type.ts'
import { needsZone, zoneQuestion } from './zone.ts'

export interface HumanRow {
  describe: ObjectDescribe
  /** The same without fields of parents, as it is kept. */
  own: ObjectDescribe
  fields: FieldValues
  /** Comparisons of a filter, `{ createdDate: { gte: '2031-01-01' } }`: only their times matter here. */
  operators?: FieldValues | undefined
}

export interface ReadHuman {
  /** The rows with ids in place; a value that could not be read is a Problem in its place, for check-row to tell. */
  rows: FieldValues[]
  /** In which dates and times without a zone are meant. */
  zone: string
}

interface Placed {
  row: number
  link: Link
}

/** In the order of the rows; those without a describe are left as they are. */
export async function readHuman(
  context: ActionContext,
  given: (HumanRow | null)[],
  object?: CrmObject,
  use: Use = 'write',
): Promise<ReadHuman> {
  const placed = given.flatMap((one, row) => (one ? linksOf(one, row, object) : []))
  const dated = given.find((one) => one && needsZone(one.describe, { ...one.fields, ...one.operators }, object))
  const zone = dated ? zoneQuestion(dated.own) : null
  const found = await lookUp(
    context,
    placed.map(({ link }) => link).filter((link) => !isRecordType(link)),
    zone,
    use,
  )
  const rows = given.map((one) => ({ ...one?.fields }))
  for (const { row, link } of placed) {
    const values = rows[row]
    const describe = given[row]?.describe
    if (!values || !describe) continue
    const { key, value } = isRecordType(link) ? recordTypeNamed(describe, link) : found.valueOf(link)
    delete values[link.name]
    values[key] = value
  }
  return { rows, zone: await found.zone }
}

const isRecordType = ({ targets }: Link) => targets.length === 1 && targets[0] === 'RecordType'

function linksOf({ describe, fields }: HumanRow, row: number, object?: CrmObject): Placed[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const link = readLink(describe, name, value, object)
    return link ? [{ row, link }] : []
  })
}
