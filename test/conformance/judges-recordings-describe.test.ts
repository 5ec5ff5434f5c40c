/**
 * What recorded describes of true orgs say, as tables: members and their order, addresses, scopes, children, flags. Sources:
 * the cassettes of CumulusCI; labels and order of fields as a Developer Edition of version 64 gave them to NetCoreForce.
 */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type LocalOrg, startLocalOrg } from '../../local-org/index.ts'

type Json = Record<string, unknown>

let org: LocalOrg
before(async () => {
  org = await startLocalOrg({ seed: 'empty' })
})
after(() => org.close())

async function get(path: string): Promise<Json> {
  const response = await fetch(`${org.url}/services/data${path}`, {
    headers: { authorization: `Bearer ${org.accessToken}` },
  })
  assert.equal(response.status, 200, path)
  return (await response.json()) as Json
}

const describe = (name: string, version = '60.0') => get(`/v${version}/sobjects/${name}/describe`)
const list = (value: unknown): Json[] => (Array.isArray(value) ? value : assert.fail('no list'))

const MEMBERS =
  'actionOverrides activateable associateEntityType associateParentEntity childRelationships compactLayoutable createable custom customSetting deepCloneable defaultImplementation deletable deprecatedAndHidden extendedBy extendsInterfaces feedEnabled fields hasSubtypes implementedBy implementsInterfaces isInterface isSubtype keyPrefix label labelPlural layoutable listviewable lookupLayoutable mergeable mruEnabled name namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable retrieveable searchLayoutable searchable sobjectDescribeOption supportedScopes triggerable undeletable updateable urls'

test('the members of a describe stand in alphabetical order, addresses last', async () => {
  assert.equal(Object.keys(await describe('Contact')).join(' '), MEMBERS)
})

const PAGE = 'uiDetailTemplate uiEditTemplate'
const urls: [object: string, version: string, names: string][] = [
  [
    'Account',
    '48.0',
    `compactLayouts rowTemplate approvalLayouts ${PAGE} defaultValues listviews describe uiNewRecord quickActions layouts sobject`,
  ],
  [
    'Contact',
    '60.0',
    `compactLayouts rowTemplate approvalLayouts ${PAGE} listviews describe uiNewRecord quickActions layouts sobject`,
  ],
  [
    'OpportunityContactRole',
    '48.0',
    `compactLayouts rowTemplate ${PAGE} defaultValues describe uiNewRecord quickActions layouts sobject`,
  ],
  [
    'Event',
    '60.0',
    `compactLayouts rowTemplate ${PAGE} eventSeriesUpdates describe uiNewRecord quickActions layouts sobject`,
  ],
]

test('the addresses of a describe', async () => {
  for (const [object, version, names] of urls) {
    const { urls: found } = await describe(object, version)
    assert.equal(Object.keys(found as Json).join(' '), names, object)
  }
})

const brief: [object: string, names: string][] = [
  ['UserLicense', 'rowTemplate describe sobject'],
  ['AccountChangeEvent', 'rowTemplate eventSchema describe sobject'],
  ['CampaignMember', 'compactLayouts rowTemplate describe layouts sobject'],
  ['OpportunityContactRole', 'compactLayouts rowTemplate describe quickActions layouts sobject'],
  ['User', 'compactLayouts rowTemplate namedLayouts passwordUtilities describe quickActions layouts sobject'],
  [
    'Case',
    'compactLayouts rowTemplate approvalLayouts caseArticleSuggestions caseRowArticleSuggestions listviews describe quickActions layouts sobject',
  ],
  ['WorkStep', 'compactLayouts rowTemplate approvalLayouts describe quickActions layouts sobject'],
]

/** [object, key prefix, whose kin it is, flags that are set]. */
const entries: [string, string | null, string | null, string | null, string][] = [
  ['UserFeed', null, 'Feed', 'User', 'deletable queryable replicateable retrieveable'],
  ['UserShare', '0N2', 'Share', 'User', 'createable deletable queryable retrieveable updateable'],
  ['UserChangeEvent', null, 'ChangeEvent', 'User', 'retrieveable triggerable'],
  ['WorkOrderHistory', null, 'History', 'WorkOrder', 'queryable replicateable retrieveable'],
  ['UserLicense', '100', null, null, 'queryable retrieveable'],
  ['VisualforceAccessMetrics', '0OP', null, null, 'queryable retrieveable'],
]
const FLAGS = ['createable', 'deletable', 'queryable', 'replicateable', 'retrieveable', 'triggerable', 'updateable']

test('the global describe: hundreds of objects, their kin, prefixes, flags and addresses', async () => {
  const all = new Map(list((await get('/v60.0/sobjects'))['sobjects']).map((one) => [one['name'], one]))
  assert.ok(all.size > 800, String(all.size))
  for (const [name, prefix, type, parent, flags] of entries) {
    const found = all.get(name) ?? assert.fail(name)
    const facts = [found['keyPrefix'], found['associateEntityType'], found['associateParentEntity']]
    assert.deepEqual(facts, [prefix, type, parent], name)
    assert.equal(FLAGS.filter((flag) => found[flag] === true).join(' '), flags, name)
  }
  for (const [name, names] of brief) {
    assert.equal(Object.keys((all.get(name)?.['urls'] ?? {}) as Json).join(' '), names, name)
  }
})

const scopes: [object: string, version: string, names: string][] = [
  ['Account', '48.0', 'everything mine team'],
  ['Contact', '60.0', 'everything mine scopingRule team'],
  ['Lead', '60.0', 'everything mine queue_owned scopingRule team user_owned'],
  ['Event', '60.0', 'delegated everything mine scopingRule team'],
  ['Case', '48.0', 'everything genericteam mine queue_owned team_by_role user_owned'],
  ['OpportunityContactRole', '48.0', 'everything'],
]

test('the scopes a query may have', async () => {
  for (const [object, version, names] of scopes) {
    const { supportedScopes } = await describe(object, version)
    assert.equal(
      list(supportedScopes)
        .map(({ name }) => name)
        .join(' '),
      names,
      object,
    )
  }
})

/** [parent, child, field, name, cascades, holds back]. */
const children: [string, string, string, string | null, boolean, boolean][] = [
  ['Account', 'Contract', 'AccountId', 'Contracts', true, true],
  ['Account', 'Order', 'AccountId', 'Orders', true, true],
  ['Account', 'EntitySubscription', 'ParentId', 'FeedSubscriptionsForEntity', true, false],
  ['Account', 'FeedComment', 'ParentId', null, false, false],
  ['Account', 'ActivityHistory', 'AccountId', 'ActivityHistories', true, false],
  ['Account', 'ContractChangeEvent', 'AccountId', null, false, false],
  ['Account', 'NoteAndAttachment', 'ParentId', 'NotesAndAttachments', true, false],
  ['Account', 'WorkOrder', 'AccountId', 'WorkOrders', false, false],
  ['Contact', 'Order', 'BillToContactId', null, false, true],
  ['Event', 'AcceptedEventRelation', 'EventId', 'AcceptedEventRelations', false, false],
]

test('children of a record', async () => {
  for (const [parent, childSObject, field, name, cascade, restrict] of children) {
    const { childRelationships } = await describe(parent)
    const found = list(childRelationships).find((one) => one['childSObject'] === childSObject && one['field'] === field)
    const facts = [found?.['relationshipName'], found?.['cascadeDelete'], found?.['restrictedDelete']]
    assert.deepEqual(facts, [name, cascade, restrict], `${parent} ${childSObject}.${field}`)
  }
  const lists = list((await describe('Event'))['childRelationships']).flatMap((one) => one['junctionIdListNames'])
  assert.deepEqual(lists, ['AcceptedEventInviteeIds', 'DeclinedEventInviteeIds', 'UndecidedEventInviteeIds'])
  const names = list((await describe('Account'))['childRelationships']).map((one) => one['field'])
  assert.ok(!names.includes('MasterRecordId'))
})

/** Look-ups that searches may be narrowed by. */
const prefilterable: [object: string, fields: string][] = [
  ['Account', 'ParentId DandbCompanyId'],
  ['Contact', 'AccountId ReportsToId IndividualId'],
  ['Event', 'WhoId WhatId AccountId'],
  ['Lead', 'ConvertedAccountId ConvertedContactId ConvertedOpportunityId DandbCompanyId IndividualId'],
  ['Opportunity', 'AccountId CampaignId Pricebook2Id LastAmountChangedHistoryId LastCloseDateChangedHistoryId'],
  ['OpportunityContactRole', ''],
]

test('fields that searches may be narrowed by', async () => {
  for (const [object, names] of prefilterable) {
    const fields = list((await describe(object))['fields'])
    const found = fields.filter((one) => one['searchPrefilterable'] === true && one['custom'] === false)
    assert.equal(found.map(({ name }) => name).join(' '), names, object)
  }
})

/** The first fields of objects with their labels, as a Developer Edition has them. */
const fields: [object: string, told: string][] = [
  ['CaseStatus', 'Id=Case Status Value ID, MasterLabel=Master Label, ApiName=Api Name, SortOrder=Sort Order'],
  ['AccountHistory', 'Id=Account History ID, IsDeleted=Deleted, AccountId=Account ID, CreatedById=Created By ID'],
  ['AccountFeed', 'Id=Feed Item ID, ParentId=Parent ID, Type=Feed Item Type, CreatedById=Created By ID'],
  [
    'PermissionSetLicense',
    'Id=Permission Set License ID, IsDeleted=Deleted, DeveloperName=Developer Name, Language=Language',
  ],
  [
    'BusinessHours',
    'Id=Business Hours ID, Name=Business Hours Name, IsActive=Active, IsDefault=Default Business Hours',
  ],
  ['LoginHistory', 'Id=Login History Id, UserId=User ID, LoginTime=Login Time, LoginType=Login Type'],
  ['Topic', 'Id=Topic ID, Name=Name, Description=Description, CreatedDate=Created Date'],
]

test('fields in their order, with their labels', async () => {
  for (const [object, told] of fields) {
    const found = list((await describe(object))['fields']).slice(0, 4)
    assert.equal(found.map(({ name, label }) => `${name}=${label}`).join(', '), told, object)
  }
})
