/** GraphQL: questions as the guide and Salesforce's own templates ask them, as one table. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { type LocalOrg, startLocalOrg } from '../index.ts'

let org: LocalOrg
before(async () => {
  org = await startLocalOrg({ seed: 'demo' })
})
after(() => org.close())

interface Said {
  data: unknown
  errors: { message: string; path?: string[]; extensions: { ErrorType: string } }[]
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Said> {
  const response = await fetch(`${org.url}/services/data/v66.0/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  assert.equal(response.status, 200)
  return (await response.json()) as Said
}

/** What stands in an answer behind names. */
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, name) => Reflect.get(Object(found), name), value)

const records = (inner: string) => `{ uiapi { query { ${inner} } } }`

const cases: { what: string; query: string; variables?: Record<string, unknown>; answer: unknown }[] = [
  {
    what: 'fields, parents and pages',
    query: records(`Contact(first: 1, where: { Name: { eq: "andre zimmer" } }) {
      edges { node { LastName { value displayValue } Account { Name { value } } Nope @optional { value } } cursor }
      pageInfo { hasNextPage endCursor } totalCount pageResultCount }`),
    answer: {
      uiapi: {
        query: {
          Contact: {
            edges: [
              {
                node: {
                  LastName: { value: 'Zimmer', displayValue: null },
                  Account: { Name: { value: 'Zephyr Airlines' } },
                },
                cursor: 'MQ==',
              },
            ],
            pageInfo: { hasNextPage: false, endCursor: 'MQ==' },
            totalCount: 1,
            pageResultCount: 1,
          },
        },
      },
    },
  },
  {
    what: 'children, filtered by what they are, and a semi-join',
    query:
      records(`Account(where: { Id: { inq: { Contact: { Name: { eq: "Andre Zimmer" } } ApiName: "AccountId" } } }) {
      edges { node { Name { value } Contacts(where: { LastName: { like: "Zim%" } }) { totalCount } } } }`),
    answer: {
      uiapi: {
        query: { Account: { edges: [{ node: { Name: { value: 'Zephyr Airlines' }, Contacts: { totalCount: 1 } } }] } },
      },
    },
  },
  {
    what: 'a filter from variables: and, not, words for days, parents',
    query: 'query q($w: Opportunity_Filter) { uiapi { query { Opportunity(where: $w) { totalCount } } } }',
    variables: {
      w: {
        and: [
          { CloseDate: { gte: { range: { last_n_years: 5 } } } },
          { not: { StageName: { in: ['Closed Won', 'Closed Lost'] } } },
          { Account: { Name: { eq: 'No such account' } } },
        ],
      },
    },
    answer: { uiapi: { query: { Opportunity: { totalCount: 0 } } } },
  },
  {
    what: 'groups and sums',
    query: `{ uiapi { aggregate { Opportunity(first: 1, groupBy: { StageName: { group: true } }) {
      edges { node { aggregate { StageName { value label } Id { count { value } } } } } } } } }`,
    answer: {
      uiapi: {
        aggregate: {
          Opportunity: {
            edges: [
              {
                node: {
                  aggregate: { StageName: { value: 'Closed Lost', label: 'Closed Lost' }, Id: { count: { value: 5 } } },
                },
              },
            ],
          },
        },
      },
    },
  },
  {
    what: 'groups by what is computed of them, and subtotals',
    query: `{ uiapi { aggregate {
      most: Opportunity(first: 1, groupBy: { StageName: { group: true } }, orderBy: { Id: { function: COUNT, order: DESC } }) {
        edges { node { aggregate { Id { count { value } } } } } }
      years: Opportunity(first: 1, groupBy: { CloseDate: { function: CALENDAR_YEAR } }) { pageResultCount }
      all: Opportunity(groupBy: { type: ROLLUP, StageName: { group: true } }, where: { StageName: { like: "Closed%" } }) {
        edges { node { aggregate { StageName { value grouping { value } } Id { count { value } } } } } } } } }`,
    answer: {
      uiapi: {
        aggregate: {
          most: { edges: [{ node: { aggregate: { Id: { count: { value: 5 } } } } }] },
          years: { pageResultCount: 1 },
          all: {
            edges: [
              ['Closed Won', 0, 5],
              ['Closed Lost', 0, 5],
              [null, 1, 10],
            ].map(([value, total, count]) => ({
              node: {
                aggregate: { StageName: { value, grouping: { value: total } }, Id: { count: { value: count } } },
              },
            })),
          },
        },
      },
    },
  },
  {
    what: 'orders by parents of one or of several objects, and days of moments',
    query: records(`Contact(first: 1, where: { CreatedDate: { DAY_ONLY: { value: { gt: "1999-12-31" } } } }
      orderBy: { Account: { Name: { order: DESC, nulls: LAST } }, LastName: { order: ASC } }) {
      edges { node { Account { Name { value } } } } }
      Task(first: 1, orderBy: { Owner: { User: { Name: { order: ASC } } } }) { pageResultCount }`),
    answer: {
      uiapi: {
        query: {
          Contact: { edges: [{ node: { Account: { Name: { value: 'Zephyr Airlines' } } } }] },
          Task: { pageResultCount: 1 },
        },
      },
    },
  },
  {
    what: 'a related list by its name',
    query: `{ uiapi { relatedListByName(parentApiName: "Account", relatedListName: "Contacts") {
      label childApiName displayColumns { fieldApiName sortable } orderedByInfo { fieldApiName sortDirection } } } }`,
    answer: {
      uiapi: {
        relatedListByName: {
          label: 'Contacts',
          childApiName: 'Contact',
          displayColumns: ['Name', 'Title', 'Phone', 'Email'].map((fieldApiName) => ({ fieldApiName, sortable: true })),
          orderedByInfo: [],
        },
      },
    },
  },
  {
    what: 'a quote stays in its text',
    query: records(`Account(where: { Name: { eq: "' OR Id != null OR Name = '" } }) { totalCount }`),
    answer: { uiapi: { query: { Account: { totalCount: 0 } } } },
  },
  {
    what: 'the user',
    query: '{ uiapi { currentUser { Name { value } } } }',
    answer: { uiapi: { currentUser: { Name: { value: 'Ada Admin' } } } },
  },
  {
    what: 'object infos with the choices of a picklist',
    query: `query i($inputs: [ObjectInfoInput!]) { uiapi { objectInfos(objectInfoInputs: $inputs) { ApiName fields { ApiName dataType
      ... on PicklistField { picklistValuesByRecordTypeIDs { picklistValues { value } } } } } } }`,
    variables: { inputs: [{ apiName: 'Account', fieldNames: ['Rating'] }] },
    answer: {
      uiapi: {
        objectInfos: [
          {
            ApiName: 'Account',
            fields: [
              {
                ApiName: 'Rating',
                dataType: 'PICKLIST',
                picklistValuesByRecordTypeIDs: [
                  { picklistValues: [{ value: 'Hot' }, { value: 'Warm' }, { value: 'Cold' }] },
                ],
              },
            ],
          },
        ],
      },
    },
  },
]

for (const { what, query, variables, answer } of cases) {
  test(what, async () => {
    assert.deepEqual(await ask(query, variables), { data: answer, errors: [] })
  })
}

const refusals: [string, string, string, RegExp][] = [
  [
    'a field that is not there',
    records('Account { edges { node { Foo { value } } } }'),
    'ValidationError',
    /Field 'Foo' in type 'Account' is undefined @ 'uiapi\/query\/Account\/edges\/node\/Foo'/,
  ],
  [
    'a value without its members',
    records('Account { edges { node { Name } } }'),
    'ValidationError',
    /^Validation error of type SubSelectionRequired: Sub selection required for type StringValue of field Name @ 'uiapi\/query\/Account\/edges\/node\/Name'$/,
  ],
  [
    'an argument that is not there',
    records('Account(limit: 1) { totalCount }'),
    'ValidationError',
    /^Validation error of type UnknownArgument: Unknown field argument limit @ 'uiapi\/query\/Account'$/,
  ],
  [
    'a variable of no type there is',
    'query q($m: Foo) { uiapi { query { Account(where: $m) { totalCount } } } }',
    'ValidationError',
    /^Validation error of type UnknownType: Unknown type Foo$/,
  ],
  [
    'a document cut short',
    '{ uiapi',
    'InvalidSyntax',
    /Invalid syntax with offending token '<EOF>' at line 1 column 8/,
  ],
  [
    'a cursor that is none',
    records('Account(after: "x") { totalCount }'),
    'DataFetchingException',
    /cursor x is invalid/,
  ],
]

for (const [what, query, type, words] of refusals) {
  test(what, async () => {
    const { errors } = await ask(query)
    assert.equal(errors[0]?.extensions.ErrorType, type)
    assert.match(errors[0]?.message ?? '', words)
  })
}

const contactless = `AccountCreate(input: { Account: { Name: "By GraphQL" } }) { Record { Id } }
  ContactCreate(input: { Contact: { FirstName: "Nobody" } }) { Record { Id } }`
const count = async () => {
  const { data } = await ask(records('Account(where: { Name: { eq: "By GraphQL" } }) { totalCount }'))
  return at(data, 'uiapi.query.Account.totalCount')
}

test('mutations are undone together unless asked otherwise', async () => {
  const together = await ask(`mutation { uiapi { ${contactless} } }`)
  assert.deepEqual(together.data, { uiapi: { AccountCreate: null, ContactCreate: null } })
  assert.deepEqual(together.errors[0]?.path, ['uiapi', 'ContactCreate'])
  assert.equal(await count(), 0)
  const alone = await ask(`mutation { uiapi(input: { allOrNone: false }) { ${contactless} } }`)
  assert.ok(at(alone.data, 'uiapi.AccountCreate.Record.Id'))
  assert.equal(await count(), 1)
})

test('what one mutation made is named by the next; update and delete', async () => {
  const { data } = await ask(`mutation { uiapi {
    a: AccountCreate(input: { Account: { Name: "Parent" } }) { Record { Id } }
    ContactCreate(input: { Contact: { LastName: "Child", AccountId: "@{a}" } }) { Record { AccountId { value } } } } }`)
  const Id = at(data, 'uiapi.a.Record.Id')
  assert.equal(at(data, 'uiapi.ContactCreate.Record.AccountId.value'), Id)
  const update =
    'mutation u($i: AccountUpdateInput!) { uiapi { AccountUpdate(input: $i) { success Record { Name { value } } } } }'
  const updated = await ask(update, { i: { Id, Account: { Name: 'Renamed' } } })
  assert.deepEqual(at(updated.data, 'uiapi.AccountUpdate'), { success: true, Record: { Name: { value: 'Renamed' } } })
  const gone = await ask('mutation d($id: ID!) { uiapi { AccountDelete(input: { Id: $id }) { Id } } }', { id: Id })
  assert.deepEqual(gone, { data: { uiapi: { AccountDelete: { Id } } }, errors: [] })
})

test('the whole schema can be asked for, as code generators do', async () => {
  const { data } = await ask(getIntrospectionQuery())
  const schema = buildClientSchema(data as IntrospectionQuery)
  const account = schema.getType('Account')?.toConfig()
  assert.ok(account && 'fields' in account && 'AnnualRevenue' in account.fields && 'Contacts' in account.fields)
  for (const name of ['Account_Filter', 'Account_OrderBy', 'AccountCreateInput', 'LeadUpdateRepresentation']) {
    assert.ok(schema.getType(name), name)
  }
})
