/**
 * Refusals of Salesforce as others saw them: in bug reports, on pages of vendors, in tests that ran against a true org.
 * Each line says where. `body` is the whole answer; `words` is the message of its first member.
 */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type LocalOrg, startLocalOrg } from '../../local-org/index.ts'

let org: LocalOrg | undefined
before(async () => {
  org = await startLocalOrg({ seed: 'demo' })
})
after(() => org?.close())

interface Seen {
  where: string
  ask: string
  /** A text is sent as it stands. */
  send?: unknown
  status?: number
  code: string
  words: string
  /** Members of the first refusal, in order, when clients show them. */
  members?: string[]
}

const rows: Seen[] = [
  {
    where: 'REST guide, create a record',
    ask: 'POST /sobjects/Account',
    send: { id: '001D000000IqhSLIAZ', Name: 'Express Donuts and Pies' },
    code: 'INVALID_FIELD',
    words: 'The Id field should not be specified in the sobject data.',
    members: ['message', 'errorCode'],
  },
  {
    where: 'Gherkin suite of campaigns',
    ask: 'PATCH /sobjects/Account/@account',
    send: { Id: '@account', Name: 'x' },
    code: 'INVALID_FIELD',
    words: 'The Id field should not be specified in the sobject data.',
  },
  {
    where: 'four writers of upserts',
    ask: 'PATCH /sobjects/Contact/Email/a@b.example',
    send: { Email: 'a@b.example', LastName: 'x' },
    code: 'INVALID_FIELD',
    words: 'The Email field should not be specified in the sobject data.',
  },
  {
    where: 'OpenFn against an org; Stack Exchange 41.0',
    ask: 'POST /sobjects/Account',
    send: [{ Name: 'x' }],
    code: 'INVALID_FIELD',
    words:
      "Json Deserialization failed on token 'null' and has left off in the middle of parsing a row. Will go to end of row to begin parsing the next row",
  },
  {
    where: 'OpenFn against an org',
    ask: 'DELETE /sobjects/Account/no-id-here',
    status: 404,
    code: 'NOT_FOUND',
    words: 'Provided external ID field does not exist or is not accessible: no-id-here',
  },
  {
    where: 'enum of codes, C#',
    ask: 'POST /sobjects/Account',
    send: {},
    code: 'REQUIRED_FIELD_MISSING',
    words: 'Required fields are missing: [Name]',
    members: ['message', 'errorCode', 'fields'],
  },
  {
    where: 'suite of a Node connection, against an org',
    ask: 'POST /sobjects/Contact',
    send: { FirstName: 'John', LastName: 'Smith', Email: 'not an email' },
    code: 'INVALID_EMAIL_ADDRESS',
    words: 'Email: invalid email address: not an email',
    members: ['message', 'errorCode', 'fields'],
  },
  {
    where: 'comment in a Java class',
    ask: 'POST /sobjects/Task',
    send: { WhatId: '006B000002nBrQ' },
    code: 'MALFORMED_ID',
    words: 'Related To ID: id value of incorrect type: 006B000002nBrQ',
    members: ['message', 'errorCode', 'fields'],
  },
  {
    where: 'run-book of a loan importer; the day as Java shows it',
    ask: 'POST /sobjects/Contact',
    send: { LastName: 'x', Birthdate: '1500-01-01' },
    code: 'FIELD_INTEGRITY_EXCEPTION',
    words: 'Birthdate: invalid date: Mon Jan 01 00:00:00 GMT 1500',
    members: ['message', 'errorCode', 'fields'],
  },
  {
    where: 'spec of a forum, Ruby',
    ask: 'GET /composite/sobjects/Contact?fields=Id&ids=003DEMOCONTACT0001',
    code: 'MALFORMED_ID',
    words: 'malformed id 003DEMOCONTACT0001',
  },
  {
    where: 'comment in a Java client',
    ask: 'POST /sobjects/PushTopic',
    send: { Name: 'NOWELLPOINT_OPPORTUNITY_PUSH_TOPIC', Query: 'SELECT Id FROM Opportunity', ApiVersion: 60 },
    code: 'STRING_TOO_LONG',
    words: 'Topic Name: data value too large: NOWELLPOINT_OPPORTUNITY_PUSH_TOPIC (max length=25)',
    members: ['message', 'errorCode', 'fields'],
  },
  {
    where: 'two clients in Rust',
    ask: 'POST /composite/batch',
    send: { batchRequests: [{ method: 'BOGUS', url: 'v60.0/limits' }] },
    code: 'JSON_PARSER_ERROR',
    words: 'Invalid HTTP method: BOGUS',
  },
]

const value = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
const json: [where: string, text: string, words: string][] = [
  ['Stack Exchange 137599', 'request%5B=1', `Unexpected character ('r' (code 114)): ${value} at [line:1, column:2]`],
  [
    'PHP test',
    '--',
    "Unexpected character ('-' (code 45)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value at [line:1, column:3]",
  ],
  [
    'Stack Exchange 301508',
    '{ r',
    "Unexpected character ('r' (code 114)): was expecting double-quote to start field name at [line:1, column:4]",
  ],
  [
    'Arduino client',
    '{"Device_Id__c" j}',
    "Unexpected character ('j' (code 106)): was expecting a colon to separate field name and value at [line:1, column:18]",
  ],
  [
    'audit of an import',
    '{"a":"b" N}',
    "Unexpected character ('N' (code 78)): was expecting comma to separate OBJECT entries at [line:1, column:11]",
  ],
  ['notes on agent tools', '', 'The HTTP entity body is required, but this request has no entity body.'],
]

const fromJson: Seen[] = json.map(([where, send, words]) => {
  return {
    where,
    ask: 'POST /sobjects/Account',
    send,
    code: 'JSON_PARSER_ERROR',
    words,
    members: ['message', 'errorCode'],
  }
})

const OUTSIDE = 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION'
const reified = (columns: string) => (name: string) => `${name}: a filter on a reified column is required [${columns}]`
const noQuery = (name: string) => `entity type ${name} does not support query`
const noDataCom = () => "Your organization doesn't have permission to access the Data.com API"

/** All rows of an object asked for, as a downloader met it in 2020 and a scan of a Dev Hub in 2026. */
const queries: [objects: string, code: string, words: (name: string) => string][] = [
  [
    'AccountChangeEvent ActivityHistory AggregateResult AttachedContentDocument CombinedAttachment ContentBody EmailStatus FeedLike FeedTrackedChange LookedUpFromActivity Name NoteAndAttachment OpenActivity OwnedContentDocument ProcessInstanceHistory',
    'INVALID_TYPE_FOR_OPERATION',
    noQuery,
  ],
  ['FieldDefinition OwnerChangeOptionInfo SearchLayout', 'MALFORMED_QUERY', reified('EntityDefinitionId,DurableId')],
  ['EntityParticle', 'MALFORMED_QUERY', reified('EntityDefinitionId,FieldDefinitionId,DurableId')],
  ['PicklistValueInfo', 'MALFORMED_QUERY', reified('EntityParticleId,DurableId')],
  ['RelationshipInfo', 'MALFORMED_QUERY', reified('ChildSobjectId,FieldId,DurableId')],
  ['SiteDetail UserFieldAccess', 'MALFORMED_QUERY', reified('DurableId')],
  ['UserEntityAccess', 'MALFORMED_QUERY', reified('UserId,DurableId')],
  [
    'ContentFolderItem',
    'MALFORMED_QUERY',
    () =>
      "Implementation restriction: ContentFolderItem requires a filter by Id or ParentContentFolderId using the equals or 'IN' operator",
  ],
  [
    'Vote',
    'MALFORMED_QUERY',
    () =>
      "Implementation restriction: When querying the Vote object, you must filter using the following syntax: ParentId = [single ID], Parent.Type = [single Type], Id = [single ID], or Id IN [list of ID's].",
  ],
  ['DataStatistics', OUTSIDE, () => 'Where clauses should contain StatType'],
  ['FlexQueueItem', OUTSIDE, () => 'The WHERE clause must contain a JobType field expression.'],
  ['ListViewChartInstance', OUTSIDE, () => 'Getting all ListViewChartInstances is unsupported'],
  ['PlatformAction', OUTSIDE, () => 'Getting all PlatformAction entities is unsupported'],
  ['OutgoingEmail OutgoingEmailRelation', OUTSIDE, () => 'This query is not supported on the OutgoingEmail object.'],
  ['DatacloudCompany DatacloudContact', 'DATACLOUD_API_DISABLED_EXCEPTION', noDataCom],
]

const fromQueries: Seen[] = queries.flatMap(([objects, code, words]) =>
  objects.split(' ').map((name) => {
    const ask = `GET /query?q=SELECT+Id+FROM+${name}`
    return { where: 'downloader', ask, code, words: words(name), members: ['message', 'errorCode'] }
  }),
)

const filled = async (text: string): Promise<string> => {
  if (!text.includes('@account')) return text
  const reply = await call('GET /query?q=SELECT+Id+FROM+Account+LIMIT+1')
  return text.replaceAll('@account', /"Id":"(\w+)"/.exec(reply.text)?.[1] ?? '')
}

async function call(ask: string, send?: unknown): Promise<{ status: number; text: string }> {
  const [method = 'GET', path = ''] = ask.split(' ')
  const body = typeof send === 'string' ? send : JSON.stringify(send)
  assert.ok(org)
  const response = await fetch(`${org.url}/services/data/v60.0${path}`, {
    method,
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    ...(send === undefined ? {} : { body: await filled(body ?? '') }),
  })
  return { status: response.status, text: await response.text() }
}

for (const { where, ask, send, status = 400, code, words, members } of [...rows, ...fromJson, ...fromQueries]) {
  test(`${where}: ${ask} ${words.slice(0, 60)}`, async () => {
    const reply = await call(await filled(ask), send)
    const list: unknown = JSON.parse(reply.text)
    assert.ok(Array.isArray(list))
    const [first]: Record<string, unknown>[] = list
    assert.deepEqual(
      { status: reply.status, code: first?.['errorCode'], words: first?.['message'] },
      { status, code, words },
    )
    if (members) assert.deepEqual(Object.keys(first ?? {}), members)
  })
}
