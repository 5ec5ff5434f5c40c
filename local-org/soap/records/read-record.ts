/** Reads the sObject elements of a request into an object name, an id and the values REST would have sent. */

import { type ObjectDef, OrgError } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf, isNil, textIn, textsIn, typeOf, type XmlElement } from '../xml/element.ts'

export interface SoapRecord {
  object: ObjectDef
  id: string | undefined
  values: Record<string, unknown>
}

/** Most records one call takes. */
const maxRecords = 200

/** The records of a save. Throws OrgError EXCEEDED_ID_LIMIT, INVALID_TYPE or INVALID_FIELD: SOAP refuses the whole call. */
export function readRecords(call: SoapCall, args: XmlElement): SoapRecord[] {
  const elements = childrenOf(args, 'sObjects')
  refuseTooMany(elements.length)
  return elements.map((element) => readRecord(call, element))
}

/** Throws OrgError EXCEEDED_ID_LIMIT beyond the number of records a call takes. */
export function refuseTooMany(count: number): void {
  if (count <= maxRecords) return
  const message = `record limit reached. cannot submit more than ${maxRecords} records into this call`
  throw new OrgError('EXCEEDED_ID_LIMIT', message)
}

/** One record: `type`, `fieldsToNull`, `Id`, fields. Nil fields are as good as absent. */
export function readRecord(call: SoapCall, element: XmlElement): SoapRecord {
  const object = objectNamed(call, textIn(element, 'type') ?? typeOf(element) ?? '')
  call.tally.object ??= object.name
  const values: Record<string, unknown> = {}
  for (const name of textsIn(element, 'fieldsToNull')) values[name] = null
  for (const child of element.children) {
    if (!notFields.has(child.name) && !isNil(child)) values[child.name] = readValue(call, child)
  }
  refuseUnknown(call, object, Object.keys(values))
  return { object, id: textIn(element, 'Id')?.trim() || undefined, values }
}

const notFields = new Set(['type', 'fieldsToNull', 'Id'])

/** A parent named by an external id is an sObject inside: REST's nested object. Its type tells which of several it is. */
function readValue({ view }: SoapCall, element: XmlElement): unknown {
  if (element.children.length === 0) return element.text
  const members = element.children.filter(({ name }) => name !== 'type')
  const values = Object.fromEntries(members.map((child) => [child.name, child.text]))
  const type = view.object((textIn(element, 'type') ?? typeOf(element) ?? '').trim())?.name
  return type ? { attributes: { type }, ...values } : values
}

/** The object of a name in any case. Throws OrgError INVALID_TYPE. */
export function objectNamed({ view }: SoapCall, name: string): ObjectDef {
  const object = view.object(name.trim())
  if (object) return object
  throw new OrgError(
    'INVALID_TYPE',
    `sObject type '${name.trim()}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  )
}

function refuseUnknown({ view }: SoapCall, object: ObjectDef, names: string[]): void {
  for (const name of names) {
    const known = view.field(object, name) ?? object.fields.find((field) => sameName(field.relationshipName, name))
    if (known) continue
    throw new OrgError(
      'INVALID_FIELD',
      `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
      { fields: [name] },
    )
  }
}

function sameName(one: string | null | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}
