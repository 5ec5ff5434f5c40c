/**
 * True replies of Salesforce, as public test suites recorded them, as one table: what is asked, and what the reply must
 * be like. Members are in the order of the recording where clients show them in that order. Sources: the fixtures of
 * restforce and jsforce, the cassettes of CumulusCI.
 */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type LocalOrg, startLocalOrg } from '../../local-org/index.ts'

interface Ask {
  method?: string
  path: string
  body?: unknown
  token?: string
}

interface Reply {
  status: number
  headers: Headers
  body: unknown
}

let org: LocalOrg
before(async () => {
  org = await startLocalOrg({ seed: 'demo' })
})
after(() => org.close())

async function ask({ method = 'GET', path, body, token = org.accessToken }: Ask): Promise<Reply> {
  const response = await fetch(`${org.url}${path.startsWith('/services') ? path : `/services/data/v60.0${path}`}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) }
}

/** The members of an object, in order; of a list, those of its first member. */
function members(value: unknown): string[] {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null ? Object.keys(one) : []
}

const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined),
    value,
  )

const entryOfGlobal =
  'activateable associateEntityType associateParentEntity createable custom customSetting deepCloneable deletable deprecatedAndHidden feedEnabled hasSubtypes isInterface isSubtype keyPrefix label labelPlural layoutable mergeable mruEnabled name queryable replicateable retrieveable searchable triggerable undeletable updateable urls'
const fieldOfDescribe =
  'aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula cascadeDelete caseSensitive compoundFieldName controllerName createable custom defaultValue defaultValueFormula defaultedOnCreate dependentPicklist deprecatedAndHidden digits displayLocationInDecimal encrypted externalId extraTypeInfo filterable filteredLookupInfo formulaTreatNullNumberAsZero groupable highScaleNumber htmlFormatted idLookup inlineHelpText label length mask maskType name nameField namePointing nillable permissionable picklistValues polymorphicForeignKey precision queryByDistance referenceTargetField referenceTo relationshipName relationshipOrder restrictedDelete restrictedPicklist scale searchPrefilterable soapType sortable type unique updateable writeRequiresMasterRead'

const cases: { what: string; ask: Ask; status: number; check(reply: Reply): void }[] = [
  {
    what: 'an empty query',
    ask: { path: "/query?q=SELECT+Id+FROM+Account+WHERE+Name='none'" },
    status: 200,
    check: ({ body }) => assert.deepEqual(body, { totalSize: 0, done: true, records: [] }),
  },
  {
    what: 'an aggregate has a type and no address',
    ask: { path: '/query?q=SELECT+COUNT(Id)+FROM+Account' },
    status: 200,
    check: ({ body }) => {
      assert.deepEqual(at(body, 'records', 0, 'attributes'), { type: 'AggregateResult' })
      assert.deepEqual(members(at(body, 'records')), ['attributes', 'expr0'])
    },
  },
  {
    what: 'an object that is not there',
    ask: { path: '/query?q=select+count()+from+XYZZY' },
    status: 400,
    check: ({ body }) => {
      assert.equal(at(body, 0, 'errorCode'), 'INVALID_TYPE')
      const words = String(at(body, 0, 'message'))
      assert.ok(
        words.startsWith('\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type'),
      )
    },
  },
  {
    what: 'a search without a term',
    ask: { path: '/search?q=FIND+nothing' },
    status: 400,
    check: ({ body }) =>
      assert.deepEqual(body, [
        {
          message: 'No search term found. The search term must be enclosed in braces.',
          errorCode: 'MALFORMED_SEARCH',
        },
      ]),
  },
  {
    what: 'a describe of nothing',
    ask: { path: '/sobjects/Whizbang/describe' },
    status: 404,
    check: ({ body }) =>
      assert.deepEqual(body, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]),
  },
  {
    what: 'a key that is none',
    ask: { path: '/sobjects/Account/rid', method: 'DELETE' },
    status: 404,
    check: ({ body }) =>
      assert.deepEqual(body, [
        { message: 'Provided external ID field does not exist or is not accessible: rid', errorCode: 'NOT_FOUND' },
      ]),
  },
  {
    what: 'an expired session',
    ask: { path: '/limits', token: 'stale' },
    status: 401,
    check: ({ body }) =>
      assert.deepEqual(body, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]),
  },
  {
    what: 'the global describe',
    ask: { path: '/sobjects' },
    status: 200,
    check: ({ body, headers }) => {
      assert.equal(headers.get('content-type'), 'application/json;charset=UTF-8')
      assert.deepEqual(members(body), ['encoding', 'maxBatchSize', 'sobjects'])
      assert.equal(members(at(body, 'sobjects')).join(' '), entryOfGlobal)
    },
  },
  {
    what: 'the field of a describe',
    ask: { path: '/sobjects/Account/describe' },
    status: 200,
    check: ({ body }) => assert.equal(members(at(body, 'fields')).join(' '), fieldOfDescribe),
  },
  {
    what: 'a row of a collection without attributes',
    ask: { path: '/composite/sobjects', method: 'POST', body: { records: [{ Name: 'x' }] } },
    status: 200,
    check: ({ body }) => {
      assert.deepEqual(members(body), ['success', 'errors'])
      const words = 'Nested object for polymorphic foreign key must have an attributes field before any other fields.'
      assert.equal(at(body, 0, 'errors', 0, 'message'), words)
    },
  },
  {
    what: 'a bare count has no records',
    ask: { path: '/query?q=SELECT+COUNT()+FROM+Account' },
    status: 200,
    check: ({ body }) => {
      assert.deepEqual(members(body), ['totalSize', 'done', 'records'])
      assert.deepEqual(at(body, 'records'), [])
    },
  },
  {
    what: 'an upsert tells whether it created',
    ask: { path: '/sobjects/Account/External_Id__c/recorded', method: 'PATCH', body: { Name: 'R' } },
    status: 201,
    check: ({ body }) => {
      assert.deepEqual(members(body), ['id', 'success', 'errors', 'created'])
      assert.equal(at(body, 'created'), true)
    },
  },
  {
    what: 'a record begins with what it is, and an address is one object',
    ask: { path: '/sobjects/Account/External_Id__c/recorded' },
    status: 200,
    check: ({ body }) => {
      assert.equal(members(body)[0], 'attributes')
      assert.deepEqual(members(at(body, 'attributes')), ['type', 'url'])
      assert.equal(at(body, 'BillingAddress'), null)
      assert.match(String(at(body, 'CreatedDate')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/)
    },
  },
  {
    what: 'a row of a collection that points to nothing',
    ask: {
      path: '/composite/sobjects',
      method: 'PATCH',
      body: { records: [{ attributes: { type: 'Account' }, id: '001000000000000AAA', Name: 'x' }] },
    },
    status: 200,
    check: ({ body }) => {
      assert.deepEqual(members(body), ['success', 'errors'])
      assert.deepEqual(members(at(body, 0, 'errors')), ['statusCode', 'message', 'fields'])
      assert.equal(at(body, 0, 'errors', 0, 'message'), 'invalid cross reference id')
    },
  },
]

for (const { what, ask: wish, status, check } of cases) {
  test(what, async () => {
    const reply = await ask(wish)
    assert.equal(reply.status, status)
    check(reply)
  })
}

test('the results of a list view: columns as recorded, hidden ones last, instants as Java spells them', async () => {
  const { body } = await ask({ path: '/sobjects/Account/listviews' })
  const { body: results } = await ask({ path: `/sobjects/Account/listviews/${at(body, 'listviews', 0, 'id')}/results` })
  const columns = at(results, 'columns')
  assert.ok(Array.isArray(columns))
  const [name] = columns as Record<string, unknown>[]
  assert.deepEqual(
    [name?.['ascendingLabel'], name?.['descendingLabel'], name?.['label']],
    ['Z-A', 'A-Z', 'Account Name'],
  )
  assert.deepEqual([name?.['sortDirection'], name?.['sortIndex']], ['ascending', 0])
  const hidden = columns.filter((one) => at(one, 'hidden') === true)
  assert.deepEqual(
    hidden.map((one) => at(one, 'fieldNameOrPath')),
    ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'],
  )
  const cells = at(results, 'records', 0, 'columns')
  assert.ok(Array.isArray(cells))
  assert.match(String(at(cells, cells.length - 1, 'value')), /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d GMT \d{4}$/)
})

test('a key that many records have answers 300 with their addresses', async () => {
  for (const LastName of ['One', 'Two']) {
    await ask({ path: '/sobjects/Contact', method: 'POST', body: { LastName, Email: 'twin@example.com' } })
  }
  const { status, body } = await ask({ path: '/sobjects/Contact/Email/twin@example.com' })
  assert.equal(status, 300)
  assert.match(String(at(body, 0)), /^\/services\/data\/v60\.0\/sobjects\/Contact\/003\w{15}$/)
})

// NetCoreForce, Airbyte, Nango: even where no picture was ever kept.
test('accounts, contacts and leads have the address of a picture', async () => {
  const { body } = await ask({ path: '/query?q=SELECT+Id,PhotoUrl+FROM+Contact+LIMIT+1' })
  assert.equal(at(body, 'records', 0, 'PhotoUrl'), `/services/images/photo/${at(body, 'records', 0, 'Id')}`)
})

// NetCoreForce's account (2017, v57.0), Airbyte's records and jobs (2023, v57.0), Salesforce's own article 000385889.
test('doubles are written as Java prints them, whole numbers as they are', async () => {
  const fields = 'AnnualRevenue,NumberOfEmployees'
  const text = async (path: string, accept: string) => {
    const headers = { authorization: `Bearer ${org.accessToken}`, accept }
    return (await fetch(`${org.url}/services/data/v60.0${path}`, { headers })).text()
  }
  const q = `/query?q=SELECT+${fields},(SELECT+Amount+FROM+Opportunities)+FROM+Account+WHERE+Name='Acme+Robotics'`
  assert.match(await text(q, 'application/json'), /"AnnualRevenue":3.4E8,"NumberOfEmployees":1200,.*"Amount":490.0\}/)
  assert.match(await text(q, 'application/xml'), /<AnnualRevenue>3.4E8<\/AnnualRevenue><NumberOfEmployees>1200</)
  const sum = '/query?q=SELECT+SUM(Amount)+total,COUNT(Id)+many+FROM+Opportunity'
  assert.match(await text(sum, 'application/json'), /"total":[\d.]+(\.\d|E\d+),"many":\d+\}/)
})
