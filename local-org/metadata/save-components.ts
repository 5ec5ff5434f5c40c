/** createMetadata, updateMetadata, upsertMetadata, deleteMetadata: so many components a call, each with its own result. */

import { OrgError } from '../org/index.ts'
import { childrenOf, type SoapCall, textIn, textsIn, typeOf, type Xml, type XmlElement } from '../soap/index.ts'
import { attempt, carryOut, withChildren } from './component.ts'
import { storedComponent } from './component-store.ts'
import { type Facts, factsOf, factsOfJson } from './facts.ts'
import { type Ground, groundOf } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { missing, notListable, notThere } from './refusals.ts'
import { isAlwaysThere, typeOfShape } from './settings-shapes.ts'
import { typeNamed } from './types.ts'

type Mode = 'create' | 'update' | 'upsert'

interface Wish {
  fullName: string
  facts: Facts
}

const maxComponents = 10
/** Types of which more go in a call. */
const maxOf: Record<string, number> = { CustomMetadata: 200, CustomApplication: 200 }

/** One SaveResult or UpsertResult per `metadata` element. Throws OrgError EXCEEDED_ID_LIMIT. */
export function saveComponents(call: SoapCall, args: XmlElement, mode: Mode): Xml {
  const elements = childrenOf(args, 'metadata')
  const [first] = elements
  refuseTooMany(elements.length, first && typeOf(first))
  const ground = groundOf(call)
  call.tally.rows += elements.length
  return elements.map((element) => {
    const fullName = textIn(element, 'fullName')?.trim() ?? ''
    const wish = { fullName, facts: factsOf(element) }
    const { value, error } = attempt(() => saveOne(ground, typeOf(element) ?? '', wish, mode))
    return result(call, fullName, error, mode === 'upsert' ? { created: value ?? false } : {})
  })
}

/** One DeleteResult per name. Throws OrgError EXCEEDED_ID_LIMIT. */
export function deleteComponents(call: SoapCall, args: XmlElement): Xml {
  const names = textsIn(args, 'fullNames')
  refuseTooMany(names.length, textIn(args, 'type'))
  const ground = groundOf(call)
  return names.map((fullName) => {
    const { error } = attempt(() => supported(textIn(args, 'type') ?? '').remove(ground, fullName))
    return result(call, fullName, error)
  })
}

/** Creates one component from JSON, as the Tooling API has it. Throws OrgError. */
export function createFromJson(ground: Ground, typeName: string, fullName: string, metadata: unknown): void {
  saveOne(ground, typeName, { fullName, facts: factsOfJson(metadata) }, 'create')
}

/** Changes a component by the members given; the others stay. Throws OrgError. */
export function updateFromJson(ground: Ground, typeName: string, fullName: string, metadata: unknown): void {
  const known = storedComponent(ground, typeName, fullName)?.facts ?? {}
  saveOne(ground, typeName, { fullName, facts: { ...known, ...factsOfJson(metadata) } }, 'upsert')
}

/** Throws OrgError when there is none. */
export function removeComponent(ground: Ground, typeName: string, fullName: string): void {
  supported(typeName).remove(ground, fullName)
}

/** Deletes the component of a type whose content has these texts. Throws OrgError when there is none. */
export function deleteByContent(ground: Ground, typeName: string, content: Record<string, string>): void {
  const type = supported(typeName)
  const fullName = type.fullNames(ground).find((name) => {
    const facts = type.read(ground, name)
    return facts && Object.entries(content).every(([member, text]) => facts[member] === text)
  })
  type.remove(ground, fullName ?? '')
}

/** The type of a name. Throws OrgError when the local org does not have it. */
export function supported(name: string): MetadataType {
  const type = typeNamed(name.trim()) ?? typeNamed(typeOfShape(name.trim()))
  if (!type) throw notListable(name.trim())
  return type
}

/** Whether it was created. Throws the first refusal. */
function saveOne(ground: Ground, typeName: string, { fullName, facts }: Wish, mode: Mode): boolean {
  const type = supported(typeName)
  if (fullName === '') throw missing('fullName')
  const exists = isAlwaysThere(type.name) || type.read(ground, fullName) !== undefined
  if (mode === 'create' && exists) {
    throw new OrgError('DUPLICATE_DEVELOPER_NAME', `There is already a ${type.name} named ${fullName}.`)
  }
  if (mode === 'update' && !exists) throw notThere(type.name, fullName)
  const components = withChildren({ type, fullName, facts })
  const outcomes = carryOut(ground, components, { dry: false, allOrNone: true })
  const refused = outcomes.find(({ error }) => error !== undefined)
  if (refused?.error) throw refused.error
  return !exists
}

/** Throws OrgError EXCEEDED_ID_LIMIT for more components of a type than a call may name. */
export function refuseTooMany(count: number, typeName = ''): void {
  const most = maxOf[typeName] ?? maxComponents
  if (count <= most) return
  throw new OrgError(
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${most} records in this operation`,
  )
}

/** Members in the order of the WSDL. */
export function result(
  call: SoapCall,
  fullName: string,
  error: OrgError | undefined,
  created: { created?: boolean } = {},
): Xml {
  if (error?.unsupported !== undefined) call.tally.lacking = error.unsupported
  const errors = error && { fields: error.fields, message: error.message, statusCode: error.errorCode }
  return { ...created, errors, fullName, success: error === undefined }
}
