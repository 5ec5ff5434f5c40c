/** A permission set with exactly the needed rights, as a package that every deploy tool takes. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */
import { strToU8, zipSync } from 'fflate'
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

/** Zip of package.xml and the permission set. Throws `object-unknown` where the org has no such object for anybody to be given. */
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
  const objects = Map.groupBy(needs, ({ object }) => object)
  const parts: Record<'field' | 'object', string[]> = { field: [], object: [] }
  for (const [name, own] of [...objects].sort(([a], [b]) => a.localeCompare(b))) {
    const found = await describe(name)
    parts.field.push(...fieldRights(found, own))
    if (!Object.hasOwn(withoutObjectRights, found.name)) parts.object.push(objectRights(found.name, own))
  }
  const rights = [...objects.keys()].flatMap((name) => withoutObjectRights[name] ?? [])
  return `${head}<PermissionSet ${space}>
    <description>What the workflows of Rainmaker need, and nothing more.</description>
${parts.field.join('')}    <hasActivationRequired>false</hasActivationRequired>
    <label>${permissionSetName}</label>
${parts.object.join('')}${['ApiEnabled', ...rights].map(userRight).join('')}</PermissionSet>
`
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

/** Required and system fields are open to all who may use the object, and cannot be named. */
function fieldRights({ name, fields }: ObjectDescribe, needs: Need[]): string[] {
  const named = (access: Need['access'][]) =>
    new Set(needs.filter((need) => access.includes(need.access)).flatMap((need) => need.fields.map(lower)))
  const [touched, written] = [named(['read', 'create', 'update', 'delete']), named(['create', 'update'])]
  return fields
    .filter((field) => touched.has(lower(field.name)) && canBeNamed(field))
    .map((field) =>
      element('fieldPermissions', {
        editable: written.has(lower(field.name)) && !field.calculated,
        field: `${name}.${field.name}`,
        readable: true,
      }),
    )
}

const lower = (name: string) => name.toLowerCase()
/** Salesforce tells which fields its field-level security covers; required ones, and most that it fills itself, are not. */
function canBeNamed({ permissionable, nillable, type, name }: FieldDescribe): boolean {
  return permissionable && (nillable || (type === 'boolean' && name.endsWith('__c')))
}
