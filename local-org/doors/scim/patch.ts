/**
 * The operations of a PATCH as documents: those of version 2 name a path or are documents themselves (https://datatracker.ietf.org/doc/html/rfc7644#section-3.5.2);
 * a PATCH of version 1 is a document whose lists say of members what goes.
 */

import { OrgError } from '../../org/index.ts'
import { type Call, isObject, payloadObject } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import type { Document } from './list.ts'

export interface Change {
  op: 'add' | 'replace' | 'remove'
  document: Document
}

/** Throws OrgError INVALID_VALUE, INVALID_PATH, and UNKNOWN_EXCEPTION (500) for what is written as no operation is. */
export function readPatch(call: Call): Change[] {
  const body = payloadObject(call)
  const [, operations] = Object.entries(body).find(([name]) => name.toLowerCase() === 'operations') ?? []
  if (operations === undefined && dialectOf(call.path).version === 'v1') return readMerge(body)
  if (!Array.isArray(operations)) throw malformed()
  return operations.map(readOperation)
}

function readOperation(operation: unknown): Change {
  if (!isObject(operation)) throw malformed()
  const op = String(operation['op'] ?? '').toLowerCase()
  const { path, value } = operation
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw new OrgError('INVALID_VALUE', `Unsupported operation: ${operation['op']}`)
  }
  if (typeof path === 'string' && path !== '')
    return { op, document: atPath(path, op === 'remove' ? (value ?? null) : value) }
  if (!isObject(value)) throw malformed()
  return { op, document: value }
}

/** As Salesforce tells it since Winter '26, but for the number of the error. */
function malformed(): OrgError {
  const words =
    'Processing/execution error: check the format of your request payload. If you still have issues, contact Support and share this error ID: 0'
  return new OrgError('UNKNOWN_EXCEPTION', words, { status: 500 })
}

const form =
  /^(urn:.+?:(?:1\.0|2\.0)(?::User)?)?:?([\w$]+)?(?:\[\s*([\w$]+)\s+eq\s+"?([^"\]]*)"?\s*\])?(?:\.([\w$]+))?$/i

/** 'name.familyName', 'emails[type eq "work"].value' or 'urn:…:User:department' as the document that says the same. */
function atPath(path: string, value: unknown): Document {
  const [fits, extension, name, key, wanted, part] = form.exec(path) ?? []
  if (fits === undefined || (name === undefined && extension === undefined)) {
    throw new OrgError('INVALID_PATH', `The path is not valid: ${path}`)
  }
  const inner = part === undefined ? value : { [part]: value }
  const member = key === undefined ? inner : [{ [key]: wanted, ...(isObject(inner) ? inner : {}) }]
  const document = name === undefined ? {} : { [name]: member }
  if (extension === undefined) return document
  return { [extension]: name === undefined ? value : document }
}

/** Members of lists that say `"operation": "delete"` go, the others come. */
function readMerge({ meta: _, ...body }: Document): Change[] {
  const lists = Object.entries(body).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const gone = lists.map(([name, members]) => [name, members.filter(isGone)] as const)
  const stays = lists.map(([name, members]) => [name, members.filter((member) => !isGone(member))] as const)
  return [
    { op: 'remove', document: Object.fromEntries(gone.filter(([, members]) => members.length > 0)) },
    { op: 'add', document: { ...body, ...Object.fromEntries(stays) } },
  ]
}

function isGone(member: unknown): boolean {
  return isObject(member) && String(member['operation']).toLowerCase() === 'delete'
}
