/** Holds the object definitions to each other and to the facts recorded from true orgs. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { FieldDef, ObjectDef } from '../org/schema.ts'
import * as org from './index.ts'

const all = await org.loadObjects()
const objects = all.filter(({ further }) => !further)
const byName = new Map(all.map((object) => [object.name, object]))

/** Lists of rows of other objects, which have the ids of those. */
const LISTS = ['ActivityHistory', 'ContentNote', 'OpenActivity']
/** Several objects share these: status tables and field history. */
const SHARED_PREFIXES = ['01J', '017']

function object(name: string): ObjectDef {
  return byName.get(name) ?? assert.fail(`no object ${name}`)
}

function field(name: string, fieldName: string): FieldDef {
  return object(name).fields.find((candidate) => candidate.name === fieldName) ?? assert.fail(`no ${name}.${fieldName}`)
}

function values(name: string, fieldName: string): string[] {
  return (field(name, fieldName).picklistValues ?? []).map((entry) => entry.value)
}

test('every object has an id, a modification stamp or a creation date, and no field twice', () => {
  for (const { name, fields } of objects) {
    const names = fields.map((entry) => entry.name.toLowerCase())
    assert.ok(names.includes('id'), `${name} has no Id`)
    const stamps = ['systemmodstamp', 'createddate', ...(name.endsWith('Share') ? ['lastmodifieddate'] : [])]
    assert.ok(
      stamps.some((stamp) => names.includes(stamp)),
      `${name} has no stamp`,
    )
    assert.equal(new Set(names).size, names.length, `${name} tells a field twice`)
  }
})

test('key prefixes are three characters and belong to one object, save the shared ones', () => {
  const seen = new Map<string, string>()
  for (const { name, keyPrefix } of objects) {
    if (LISTS.includes(name)) continue
    assert.match(keyPrefix ?? '', /^[0-9A-Za-z]{3}$/, name)
    if (SHARED_PREFIXES.includes(keyPrefix ?? '')) continue
    assert.equal(seen.get(keyPrefix ?? ''), undefined, `${name} shares ${keyPrefix}`)
    seen.set(keyPrefix ?? '', name)
  }
})

test('references point to objects that exist, and children have names of their own per parent', () => {
  for (const { name, fields, childRelationships } of objects) {
    for (const { name: fieldName, referenceTo = [] } of fields) {
      for (const target of referenceTo) assert.ok(byName.has(target), `${name}.${fieldName} -> ${target}`)
    }
    const lists = childRelationships.flatMap((child) => child.relationshipName ?? [])
    assert.deepEqual(lists, [...new Set(lists)], `${name} has two lists of one name`)
  }
})

test('the lists of children that clients ask for are there', () => {
  const lists = (name: string) => object(name).childRelationships.map((child) => child.relationshipName)
  const wanted: Record<string, string[]> = {
    Account: ['Contacts', 'Opportunities', 'Cases', 'Tasks', 'Events', 'Attachments', 'Notes', 'Orders', 'Histories'],
    Contact: ['Cases', 'OpportunityContactRoles', 'CampaignMembers', 'Tasks', 'Attachments'],
    Lead: ['CampaignMembers', 'Tasks', 'Events', 'Histories', 'ContentDocumentLinks'],
    Opportunity: ['OpportunityLineItems', 'OpportunityContactRoles', 'Tasks', 'OpportunityHistories', 'Histories'],
    Case: ['CaseComments', 'EmailMessages', 'Tasks', 'Cases', 'Histories'],
    Campaign: ['CampaignMembers', 'CampaignMemberStatuses', 'ChildCampaigns', 'Opportunities'],
    Pricebook2: ['PricebookEntries', 'Opportunities', 'Orders'],
    ContentDocument: ['ContentVersions', 'ContentDocumentLinks'],
    User: ['ManagedUsers', 'PermissionSetAssignments'],
  }
  for (const [name, expected] of Object.entries(wanted)) {
    for (const list of expected) assert.ok(lists(name).includes(list), `${name} lacks ${list}`)
  }
})

test('required on create is what true describes say', () => {
  const required = (name: string) =>
    object(name)
      .fields.filter((entry) => !entry.nillable && entry.createable && !entry.defaultedOnCreate)
      .map((entry) => entry.name)
      .sort()
  assert.deepEqual(required('Account'), ['Name'])
  assert.deepEqual(required('Contact'), ['LastName'])
  assert.deepEqual(required('Lead'), ['Company', 'LastName'])
  assert.deepEqual(required('Opportunity'), ['CloseDate', 'Name', 'StageName'])
  assert.deepEqual(required('OpportunityContactRole'), ['ContactId', 'OpportunityId'])
  assert.deepEqual(required('Case'), [])
  assert.deepEqual(required('Event'), [])
  assert.deepEqual(required('Task'), [])
  assert.deepEqual(required('Product2'), ['Name'])
  assert.deepEqual(required('User'), [
    'Alias',
    'Email',
    'EmailEncodingKey',
    'LanguageLocaleKey',
    'LastName',
    'LocaleSidKey',
    'ProfileId',
    'TimeZoneSidKey',
    'Username',
  ])
})

test('the status picklists are exact, with their defaults', () => {
  assert.deepEqual(values('Lead', 'Status'), [
    'Open - Not Contacted',
    'Working - Contacted',
    'Closed - Converted',
    'Closed - Not Converted',
  ])
  assert.equal(field('Lead', 'Status').defaultValue, 'Open - Not Contacted')
  assert.deepEqual(values('Opportunity', 'StageName'), [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Perception Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
    'Closed Won',
    'Closed Lost',
  ])
  assert.deepEqual(values('Case', 'Status'), ['New', 'Working', 'Escalated', 'Closed'])
  assert.equal(field('Case', 'Status').defaultValue, 'New')
})

test('upsert keys, sizes and scales of the recorded describes hold', () => {
  const keys = (name: string) => object(name).fields.flatMap((entry) => (entry.idLookup ? [entry.name] : []))
  assert.deepEqual(keys('Contact'), ['Id', 'Email'])
  assert.deepEqual(keys('Lead'), ['Id', 'Email'])
  assert.deepEqual(keys('Opportunity'), ['Id', 'Name'])
  assert.deepEqual(keys('Case'), ['Id', 'CaseNumber'])
  assert.deepEqual(keys('Account'), ['Id', 'External_Id__c'])
  for (const name of ['Campaign', 'Product2', 'Asset']) assert.deepEqual(keys(name), ['Id', 'Name'], name)
  assert.deepEqual(keys('WorkOrder'), ['Id', 'WorkOrderNumber'])
  assert.equal(field('Account', 'Description').length, 32000)
  assert.equal(field('Opportunity', 'Probability').precision, 3)
  assert.deepEqual([field('Opportunity', 'Amount').precision, field('Opportunity', 'Amount').scale], [18, 2])
})

test('object flags of the recorded describeGlobal hold', () => {
  const having = (flag: 'mergeable' | 'createable' | 'deletable' | 'undeletable', value: boolean) =>
    objects.flatMap((entry) => (entry[flag] === value ? [entry.name] : []))
  assert.deepEqual(having('mergeable', true), ['Account', 'Contact', 'Lead'])
  for (const name of ['User', 'ContentVersion']) assert.ok(having('deletable', false).includes(name), name)
  assert.ok(having('createable', false).includes('ContentDocument'))
  const gone = ['OpportunityLineItem', 'OpportunityContactRole', 'PricebookEntry', 'CampaignMember', 'FeedItem']
  for (const name of gone) assert.ok(having('undeletable', false).includes(name), name)
  assert.deepEqual([object('CaseShare').keyPrefix, object('LeadShare').keyPrefix], ['01n', '01o'])
  for (const name of ['CaseShare', 'ContentVersion', 'PermissionSet']) assert.ok(!object(name).replicateable, name)
})

test('no flag is missing: a checkbox is never null, parts of a compound name an existing one', () => {
  for (const { name, fields } of objects) {
    for (const entry of fields) {
      const where = `${name}.${entry.name}`
      if (entry.type === 'boolean') assert.equal(entry.nillable, false, where)
      const compound = entry.compoundFieldName
      if (compound)
        assert.ok(
          fields.some((other) => other.name === compound),
          `${where} is a part of nothing`,
        )
      if (entry.type === 'reference') assert.ok(entry.referenceTo?.length, `${where} points nowhere`)
      if (['string', 'textarea'].includes(entry.type)) assert.ok(entry.length > 0, `${where} has no length`)
    }
  }
})

test('what is derived names fields that exist', () => {
  for (const [name, fields] of Object.entries(org.mirrors)) {
    for (const [target, paths] of Object.entries(fields)) {
      field(name, target)
      for (const path of paths) field(name, path.split(/[.:]/)[0] ?? '')
    }
  }
  for (const { object: name, field: target, child, key, onlyIf } of org.conditionalSummaries) {
    field(name, target)
    for (const path of [key, onlyIf]) field(child, path.split('.')[0] ?? '')
  }
  for (const { object: name } of org.listViews) {
    for (const column of org.listViewColumns[name] ?? assert.fail(name)) {
      const first = column.split('.')[0]
      assert.ok(
        object(name).fields.some((entry) => entry.name === first || entry.relationshipName === first),
        column,
      )
    }
  }
})

test('each call answers definitions of its own', async () => {
  const [first] = await org.loadObjects()
  const [second] = await org.loadObjects()
  assert.notEqual(first?.fields, second?.fields)
  assert.notEqual(first?.fields[0], second?.fields[0])
})

test('every file here can be read at one sitting', () => {
  for (const folder of [new URL('.', import.meta.url), new URL('../seeds/', import.meta.url)]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const lines = readFileSync(new URL(file, folder), 'utf8').split('\n').length
      assert.ok(lines <= 400, `${file}: ${lines} lines`)
    }
  }
})
