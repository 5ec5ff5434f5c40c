/** What a SCIM document asks to be written of a user: fields, what the user is entitled to, the password. */

import { OrgError, to18 } from '../../org/index.ts'
import { isObject } from '../wire/index.ts'
import { type Flat, flatten, pathOf } from './flat.ts'
import type { Document } from './list.ts'
import { addressFields, enterpriseFields, nameFields, ownFields, phoneFields, plainFields } from './user-fields.ts'

export interface UserWish {
  /** Fields of User. */
  values: Document
  /** Ids of the permission sets named; undefined where entitlements are not spoken of. */
  permissionSets?: string[]
  password?: string
}

/** Path of an attribute -> field. */
const fieldsByPath = new Map<string, string>(
  [
    ...Object.entries({ ...plainFields, ...enterpriseFields, ...ownFields }),
    ...Object.entries(nameFields).map(([name, field]) => [`name.${name}`, field] as const),
    ...Object.entries(addressFields).map(([name, field]) => [`addresses.${name}`, field] as const),
    ['emails', 'Email'] as const,
    ['emails.value', 'Email'] as const,
    ['manager', 'ManagerId'] as const,
    ['manager.managerId', 'ManagerId'] as const,
    ['manager.value', 'ManagerId'] as const,
  ].map(([path, field]) => [path.toLowerCase(), field]),
)

/** Throws OrgError INVALID_VALUE for entitlements and roles that are no ids. */
export function readUser(document: Document): UserWish {
  const flat = flatten(document)
  const values: Document = {}
  for (const [path, [value]] of flat) {
    const field = fieldsByPath.get(path.replace(/^urn:.*?(?:1\.0|2\.0)(?::user)?\./, ''))
    if (field) values[field] = field === 'IsActive' ? truth(value) : value
  }
  const entitled = idsAt(flat, document, 'entitlements')
  const profileId = entitled?.find((id) => id.startsWith('00e'))
  const roles = idsAt(flat, document, 'roles')
  const { password } = document
  return {
    values: {
      ...values,
      ...phonesIn(document),
      ...(profileId === undefined ? {} : { ProfileId: profileId }),
      ...(roles ? { UserRoleId: roles[0] ?? null } : {}),
    },
    ...(entitled ? { permissionSets: entitled.filter((id) => !id.startsWith('00e')) } : {}),
    ...(typeof password === 'string' ? { password } : {}),
  }
}

/** Some clients send truth as text. */
function truth(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() === 'true' : value
}

function phonesIn(document: Document): Document {
  const [, numbers] = Object.entries(document).find(([name]) => name.toLowerCase() === 'phonenumbers') ?? []
  const list = (Array.isArray(numbers) ? numbers : [numbers]).filter(isObject)
  const fields: Readonly<Record<string, string>> = phoneFields
  return Object.fromEntries(
    list.map(({ type = 'work', value = null }) => [fields[String(type).toLowerCase()] ?? 'Phone', value]),
  )
}

/** The ids under `entitlements` or `roles`, 18 characters long; undefined where the document is silent. */
function idsAt(flat: Flat, document: Document, name: string): string[] | undefined {
  const values = flat.get(`${name}.value`) ?? flat.get(name)
  const isNamed = Object.keys(document).some((key) => pathOf(key) === name)
  if (!values) return isNamed ? [] : undefined
  return values.filter((value) => value !== null).map((value) => idOf(value, name))
}

/** Throws OrgError INVALID_VALUE for what is no id. */
export function idOf(value: unknown, name: string): string {
  const id = typeof value === 'string' ? to18(value) : undefined
  if (id !== undefined) return id
  throw new OrgError('INVALID_VALUE', `Invalid value for ${name}: ${JSON.stringify(value)}`)
}
