/** Asks about every object the org really has: each field, each relationship up and down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg } from '../org/index.ts'
import { runQuery } from './index.ts'

const objects = await loadObjects()
const org = await createOrg({ objects, randomSeed: 1 })
const view = org.as(org.admin.id)
const accountId = org.create(org.admin.id, 'Account', { Name: 'Acme', BillingCity: 'Berlin' })
org.create(org.admin.id, 'Contact', { FirstName: 'Zoe', LastName: 'Zimmer', AccountId: accountId })

const LISTED_BY_ID =
  /^(?:ContentDocumentLink|ContentFolder(?:Item|Member)|DatacloudDandBCompany|IdeaComment|ListViewChartInstance|OutgoingEmail(?:Relation)?|PlatformAction|Vote)$/
const REIFIED =
  /^(?:AppTabMember|(?:Color|Icon)Definition|Flow(?:Variable|Version)View|OwnerChangeOptionInfo|Relationship(?:Domain|Info)|SearchLayout|SiteDetail|User(?:Entity|Field)Access)$/
const BY_KIND: Readonly<Record<string, string>> = { DataStatistics: 'StatType', FlexQueueItem: 'JobType' }
const NEVER = /^(?:Datacloud(?:Address|Company|Contact)|Feed(?:Like|TrackedChange))$/

/** Some want their rows picked by an id. */
function filterOf(name: string): string {
  if (REIFIED.test(name)) return " WHERE DurableId = 'x'"
  if (BY_KIND[name]) return ` WHERE ${BY_KIND[name]} = 'x'`
  return LISTED_BY_ID.test(name) ? ` WHERE Id = '${accountId}'` : ''
}

for (const object of [...view.objects()].filter(({ name, queryable }) => queryable && !NEVER.test(name))) {
  test(`${object.name}: all fields, parents and children can be asked for`, () => {
    const parents = object.fields.filter(
      (field) => field.relationshipName && field.referenceTo?.some((to) => view.object(to)),
    )
    const children = object.childRelationships.filter(
      (child) => child.relationshipName && view.object(child.childSObject),
    )
    const select = [
      'FIELDS(ALL)',
      ...new Set(parents.map((field) => `${field.relationshipName}.Id`)),
      ...new Set(children.slice(0, 20).map((child) => `(SELECT Id FROM ${child.relationshipName})`)),
    ]
    const result = runQuery(view, `SELECT ${select} FROM ${object.name}${filterOf(object.name)} LIMIT 5`)
    for (const record of result.page(0, 5, '60.0')) assert.equal(record.attributes.type, object.name)
    assert.ok(result.columns.length >= object.fields.length)
  })
}

test('a saved person is found by name and by parent', () => {
  const soql = `SELECT Name, Account.BillingAddress FROM Contact WHERE Name = 'zoe zimmer' AND AccountId = '${accountId}'`
  const [zoe] = runQuery(view, soql).page(0, 1, '60.0')
  assert.equal(zoe?.['Name'], 'Zoe Zimmer')
  const account = zoe?.['Account'] as { BillingAddress: { city: string } }
  assert.equal(account.BillingAddress.city, 'Berlin')
})

test('the running user is found through the relationships of a record', () => {
  const [row] = runQuery(view, 'SELECT Owner.Profile.Name, CreatedBy.Name FROM Contact').page(0, 1, '60.0')
  assert.deepEqual([typeof row?.['Owner'], typeof row?.['CreatedBy']], ['object', 'object'])
})
