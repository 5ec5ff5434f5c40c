import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, rowProblem } from './index.ts'

const said = (errorCode: string, message: string, fields?: string[]) => [{ errorCode, message, fields }]

/** Salesforce's words (from public reports of true answers) and what we make of them. */
const cases: [
  string,
  unknown,
  number,
  { code: string; then?: string; field?: string; object?: string; what?: RegExp },
][] = [
  [
    'unknown column',
    said(
      'INVALID_FIELD',
      "\nSELECT Foo FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c'.",
    ),
    400,
    { code: 'field-unknown', field: 'Foo', object: 'Account', what: /^Account has no field Foo/ },
  ],
  [
    'unknown field of a new row',
    said('INVALID_FIELD', "No such column 'Foo' on sobject of type Lead"),
    400,
    { code: 'field-unknown', field: 'Foo', object: 'Lead' },
  ],
  [
    'unknown object',
    said(
      'INVALID_TYPE',
      "\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not supported.",
    ),
    400,
    { code: 'object-unknown', object: 'XYZZY', what: /XYZZY/ },
  ],
  [
    'unknown column of a bulk query',
    said('API_ERROR', "SELECT Foo FROM Contact\nERROR at Row:1:Column:8\nNo such column 'Foo' on entity 'Contact'."),
    400,
    { code: 'field-unknown', field: 'Foo', object: 'Contact' },
  ],
  [
    'a query bulk jobs do not take',
    said('API_ERROR', 'Aggregate Relationships not supported in Bulk V2 Query'),
    400,
    { code: 'query-invalid', what: /Aggregate Relationships/ },
  ],
  [
    'required',
    said('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']),
    400,
    { code: 'field-required', field: 'Name' },
  ],
  [
    'too long',
    said('STRING_TOO_LONG', 'Last Name: data value too large: xxx (max length=80)', ['LastName']),
    400,
    {
      code: 'field-value-invalid',
      field: 'LastName',
      what: /"xxx" is too long for LastName, which holds 80 characters/,
    },
  ],
  [
    'not in the picklist, no field list',
    said('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Lead Status: bad value for restricted picklist field: Foo'),
    400,
    { code: 'picklist-value-invalid', field: 'Lead Status', what: /"Foo"/ },
  ],
  [
    'duplicate',
    said('DUPLICATE_VALUE', 'duplicate value found: Key__c duplicates value on record with id: 003000000000001', []),
    400,
    { code: 'duplicate-value', field: 'Key__c', what: /record 003000000000001/ },
  ],
  [
    'lock in a trigger',
    said('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'X: caused by: UNABLE_TO_LOCK_ROW'),
    400,
    { code: 'record-locked', then: 'retry-lock' },
  ],
  [
    'limit',
    said('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
    403,
    { code: 'limit-reached', then: 'wait-for-allowance' },
  ],
  [
    'long calls',
    said('REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'),
    403,
    { code: 'limit-concurrent', then: 'retry' },
  ],
  [
    'no api scope',
    said('INVALID_SESSION_ID', 'This session is not valid for use with the REST API'),
    401,
    { code: 'access-denied', then: 'wait-for-connection' },
  ],
  [
    'cut search',
    said('INVALID_QUERY_LOCATOR', 'invalid query locator'),
    400,
    { code: 'query-expired', then: 'restart-read' },
  ],
  ['a code we do not know', said('BRAND_NEW_CODE', 'No way'), 400, { code: 'org-refused', what: /No way\./ }],
  ['a code named like a method', said('toString', 'x'), 400, { code: 'org-refused' }],
  ['a proxy page', '<html><b>Bad gateway</b></html>', 502, { code: 'org-unavailable', then: 'retry' }],
  ['edge routing', null, 420, { code: 'org-unavailable', then: 'retry' }],
  ['a bare word', 'Bad_OAuth_Token', 403, { code: 'session-expired' }],
  ['two records', ['/a', '/b'], 300, { code: 'match-ambiguous' }],
]

for (const [name, body, status, expected] of cases) {
  test(`${name} is ${expected.code}`, () => {
    const { code, then, details } = refusalOf(body, status)
    const { what, ...rest } = expected
    const found = { code, then, field: details.field, object: details.object }
    assert.partialDeepStrictEqual(found, rest)
    if (what) assert.match(details.what, what)
    assert.doesNotMatch(`${details.what}${details.fix}`, /[{}]|undefined/)
    assert.equal(details.salesforce?.httpStatus, status)
  })
}

test('a row names the value that was sent', () => {
  const errors = [
    { statusCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: nobody', fields: ['Email'] },
  ]
  const { details } = rowProblem(errors, { object: 'Lead', values: { Email: 'nobody' } })
  assert.deepEqual([details.object, details.field], ['Lead', 'Email'])
  assert.match(details.what, /^"nobody" in Email/)
})

test('the path tells object and record', () => {
  const { details } = refusalOf(said('NOT_FOUND', 'The requested resource does not exist'), 404, {
    path: '/services/data/v66.0/sobjects/Lead/00Q000000000001AAA',
  })
  assert.deepEqual([details.object, details.recordId], ['Lead', '00Q000000000001AAA'])
})
