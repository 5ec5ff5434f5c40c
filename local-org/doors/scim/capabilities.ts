/** What SCIM here can do, as clients ask for it first: https://help.salesforce.com/s/articleView?id=xcloud.identity_scim_implementation.htm */

import { type Answer, type Call, json, notFound } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import { type Document, listAnswer, mostResults } from './list.ts'
import { addressFields, enterpriseFields, nameFields, ownFields, plainFields } from './user-fields.ts'

export function serviceProvider(call: Call): Answer {
  const { version } = dialectOf(call.path)
  const schema =
    version === 'v1' ? 'urn:scim:schemas:core:1.0' : 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'
  return json({
    schemas: [schema],
    documentationUri: 'https://help.salesforce.com/HTViewHelpDoc?id=identity_scim_overview.htm',
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostResults },
    changePassword: { supported: true },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauth2',
        name: 'OAuth v2.0',
        description: 'Authentication Scheme using the OAuth Standard',
        specUri: 'http://tools.ietf.org/html/rfc6749',
      },
    ],
  })
}

/** The kinds of resources: their singular, which schema they have, and what extends it. */
function resourceTypes(call: Call): Document[] {
  const { schemas } = dialectOf(call.path)
  const extensions = [schemas.enterprise, schemas.own].map((schema) => ({ schema, required: false }))
  const types = { User: schemas.user, Group: schemas.group, Entitlement: schemas.entitlement, Role: schemas.role }
  return Object.entries(types).map(([name, schema]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema,
    ...(name === 'User' ? { schemaExtensions: extensions } : {}),
  }))
}

export function listResourceTypes(call: Call): Answer {
  return listAnswer(call, resourceTypes(call))
}

export function readResourceType(call: Call): Answer {
  return json(one(resourceTypes(call), call))
}

export function listSchemas(call: Call): Answer {
  return listAnswer(call, schemasOf(call))
}

/** By its URN; those of version 1 by the name of the resource. */
export function readSchema(call: Call): Answer {
  return json(one(schemasOf(call), call))
}

function one(documents: Document[], { params }: Call): Document {
  const wanted = params['id']?.toLowerCase()
  const found = documents.find(({ id, name }) => [id, name].some((word) => String(word).toLowerCase() === wanted))
  if (!found) throw notFound()
  return found
}

interface Attribute {
  name: string
  multiValued?: true
  parts?: string[]
}

const simple = (names: object): Attribute[] => Object.keys(names).map((name) => ({ name }))
const parts = ['value', 'type', 'primary']
const links = ['value', '$ref', 'display', 'type']

function schemasOf(call: Call): Document[] {
  const { schemas } = dialectOf(call.path)
  return [
    showSchema('User', schemas.user, [
      ...simple(plainFields),
      { name: 'displayName' },
      { name: 'userType' },
      { name: 'password' },
      { name: 'name', parts: ['formatted', ...Object.keys(nameFields)] },
      { name: 'emails', multiValued: true, parts },
      { name: 'phoneNumbers', multiValued: true, parts },
      { name: 'photos', multiValued: true, parts },
      { name: 'addresses', multiValued: true, parts: [...Object.keys(addressFields), 'formatted', 'type', 'primary'] },
      { name: 'entitlements', multiValued: true, parts: links },
      { name: 'groups', multiValued: true, parts: links },
      { name: 'roles', multiValued: true, parts: links },
    ]),
    showSchema('EnterpriseUser', schemas.enterprise, [
      ...simple(enterpriseFields),
      { name: 'organization' },
      { name: 'manager', parts: ['value', '$ref', 'displayName'] },
    ]),
    showSchema('SalesforceUser', schemas.own, simple(ownFields)),
    showSchema('Group', schemas.group, [{ name: 'displayName' }, { name: 'members', multiValued: true, parts: links }]),
    showSchema('Entitlement', schemas.entitlement, [{ name: 'displayName' }, { name: 'type' }]),
    showSchema('Role', schemas.role, [{ name: 'displayName' }]),
  ]
}

function showSchema(name: string, id: string, attributes: Attribute[]): Document {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema']
  return { schemas, id, name, description: name, attributes: attributes.map(showAttribute) }
}

const readOnly = new Set(['displayName', 'groups', 'photos', 'userType', 'organization', 'formatted'])
const required = new Set(['userName', 'emails', 'entitlements', 'familyName'])

function showAttribute({ name, multiValued, parts: members }: Attribute): Document {
  return {
    name,
    type: members ? 'complex' : name === 'active' || name === 'primary' ? 'boolean' : 'string',
    multiValued: multiValued === true,
    description: name,
    required: required.has(name),
    caseExact: false,
    mutability: name === 'password' ? 'writeOnly' : readOnly.has(name) ? 'readOnly' : 'readWrite',
    returned: name === 'password' ? 'never' : 'default',
    uniqueness: name === 'userName' ? 'server' : 'none',
    ...(members ? { subAttributes: members.map((part) => showAttribute({ name: part })) } : {}),
  }
}
