/** A permission set with exactly the needed rights, as a package that every deploy tool takes. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */
import { strToU8, zipSync } from 'fflate'
import { asProblem } from '../problems.ts'
import type { FieldDescribe, ObjectDescribe } from '../salesforce/index.ts'
import { apiVersion } from './api-version.ts'
import { mergeNeeds, type Need } from './checks/index.ts'

const permissionSetName = 'Rainmaker'

/** [K] Objects whose rights a permission set cannot name; some follow a right of the user instead. */
const withoutObjectRights: Record<string, string | null> = {
  Task: 'EditTask',
  Event: 'EditEvent',
  User: null,
  OpportunityContactRole: null,
  OpportunityLineItem: null,
  CampaignMember: null,
  CaseComment: null,
  Attachment: null,
  ContentVersion: null,
  ContentDocument: null,
  ContentDocumentLink: null,
  FeedItem: null,
  FeedComment: null,
}

/**
 * Zip of package.xml and the permission set. It names what the connected user cannot see yet as well; of an object that is hidden
 * as a whole the standard fields are told by a second export, as only then it shows which of them can be named.
 */
export async function permissionSetZip(
  describe: (object: string) => Promise<ObjectDescribe>,
  needs: Need[],
): Promise<Uint8Array> {
  const xml = await permissionSetXml(describe, mergeNeeds(needs))
  return zipSync({
    'package.xml': strToU8(packageXml),
    [`permissionsets/${permissionSetName}.permissionset`]: strToU8(xml),
  })
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://soap.sforce.com/2006/04/metadata"'
const packageXml = `${head}<Package ${space}>
    <types>
        <members>${permissionSetName}</members>
        <name>PermissionSet</name>
    </types>
    <version>${apiVersion}</version>
</Package>
`

async function permissionSetXml(describe: (object: string) => Promise<ObjectDescribe>, needs: Need[]): Promise<string> {
  const parts: Record<'field' | 'object' | 'user', string[]> = {
    field: [],
    object: [],
    user: [userRight('ApiEnabled')],
  }
  for (const [key, own] of [...Map.groupBy(needs, ({ object }) => lower(object))].sort()) {
    const asked = own[0]?.object ?? key
    const found = await describe(asked).catch(hidden(asked))
    const instead = withoutObjectRights[found.name]
    parts.field.push(...fieldRights(found, own))
    if (instead === undefined) parts.object.push(objectRights(found.name, own))
    else if (instead !== null) parts.user.push(userRight(instead))
  }
  return `${head}<PermissionSet ${space}>
    <description>What the workflows of Rainmaker need, and nothing more.</description>
${parts.field.join('')}    <hasActivationRequired>false</hasActivationRequired>
    <label>${permissionSetName}</label>
${parts.object.join('')}${parts.user.join('')}</PermissionSet>
`
}

/** Salesforce does not tell an object that is not there from one that the user may not see. */
function hidden(name: string): (thrown: unknown) => Shown {
  return (thrown) => {
    if (asProblem(thrown).code === 'object-unknown') return { name, fields: null }
    throw thrown
  }
}

const element = (name: string, members: Record<string, string | boolean>) =>
  `    <${name}>\n${Object.entries(members)
    .map(([member, value]) => `        <${member}>${value}</${member}>\n`)
    .join('')}    </${name}>\n`

const userRight = (name: string) => element('userPermissions', { enabled: true, name })

/** Salesforce wants the rights that a right stands on: whoever deletes also edits, whoever edits also reads. */
function objectRights(object: string, needs: Need[]): string {
  const asked = new Set(needs.map(({ access }) => access))
  return element('objectPermissions', {
    allowCreate: asked.has('create'),
    allowDelete: asked.has('delete'),
    allowEdit: asked.has('update') || asked.has('delete'),
    allowRead: true,
    modifyAllRecords: false,
    object,
    viewAllRecords: false,
  })
}

interface Shown {
  name: string
  /** Null where the object is hidden. */
  fields: FieldDescribe[] | null
}

/** Required and system fields are open to all who may use the object, and cannot be named; a field that is hidden is neither. */
function fieldRights({ name, fields }: Shown, needs: Need[]): string[] {
  const named = (access: Need['access'][]) =>
    new Map(
      needs
        .filter((need) => access.includes(need.access))
        .flatMap((need) => need.fields.map((field) => [lower(field), field])),
    )
  const [touched, written] = [named(['read', 'create', 'update', 'delete']), named(['create', 'update'])]
  const known = new Map((fields ?? []).map((field) => [lower(field.name), field]))
  return [...touched].sort().flatMap(([key, asked]) => {
    const field = known.get(key)
    const isNamed = field ? canBeNamed(field) : apiName.test(asked) && (fields !== null || asked.endsWith('__c'))
    if (!isNamed) return []
    const editable = written.has(key) && !field?.calculated
    return [element('fieldPermissions', { editable, field: `${name}.${field?.name ?? asked}`, readable: true })]
  })
}

const apiName = /^[A-Za-z]\w*$/

const lower = (name: string) => name.toLowerCase()
/** Salesforce tells which fields its field-level security covers; required ones, and most that it fills itself, are not. */
function canBeNamed({ permissionable, nillable, type, name }: FieldDescribe): boolean {
  return permissionable && (nillable || (type === 'boolean' && name.endsWith('__c')))
}
