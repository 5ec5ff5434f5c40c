import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runQuery } from './index.ts'
import { refusalOf } from './testing/ask.ts'
import { seededOrg } from './testing/seeded-org.ts'

const org = seededOrg()
org.hidden.add('Account.Phone')

const MALFORMED = 'MALFORMED_QUERY'
const FIELD = 'INVALID_FIELD'
const OPERATOR = 'INVALID_QUERY_FILTER_OPERATOR'
const FILTER = 'value of filter criterion for field'
const NOT_QUOTED = 'and should not be enclosed in quotes'

/** Each query, the code it is refused with, and how the message ends (or what it holds). */
const CASES: readonly (readonly [soql: string, code: string, words: string])[] = [
  ['', MALFORMED, 'SOQL statements cannot be empty or null'],
  ['DELETE FROM Account', MALFORMED, "unexpected token: 'DELETE'"],
  ['SELECT FROM Account', MALFORMED, "unexpected token: 'SELECT FROM'"],
  ['SELECT * FROM Account', MALFORMED, "unexpected token: 'SELECT *'"],
  ['SELECT Id FROM Account WHERE Name IN ()', MALFORMED, "unexpected token: 'Name IN ()'"],
  ['SELECT Id FROM Account WHERE Name IS NULL', MALFORMED, "unexpected token: 'Name IS'"],
  ['SELECT Id FROM Account USING everything', MALFORMED, "unexpected token: 'everything'"],
  ['SELECT Id FROM $casecomment', MALFORMED, "unexpected token: '$'"],
  ['SELECT FORMAT(toLabel(CALENDAR_YEAR(CreatedDate))) FROM Account', MALFORMED, "unexpected token: '('"],
  ['SELECT Id FROM Account WHERE AnnualRevenue > USD5000', MALFORMED, "unexpected token: 'USD5000'"],
  ["SELECT Id FROM Account WHERE Name = 'open", MALFORMED, "unexpected token: '<EOF>'"],
  ['SELECT Id, From Account', MALFORMED, "unexpected token: 'From'"],
  ['SELECT Id Account', MALFORMED, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE', MALFORMED, "unexpected token: '<EOF>'"],
  ["SELECT Id FROM Account WHERE Name = 'O'Brien'", MALFORMED, "unexpected token: 'Brien'"],
  ["SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", MALFORMED, "unexpected token: 'OR'"],
  ["SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Name = 'c'", MALFORMED, "unexpected token: 'AND'"],
  ["SELECT Id FROM Account WHERE Name = 'a' AND NOT Name = 'b'", MALFORMED, "unexpected token: 'NOT'"],
  ["SELECT Id FROM Account WHERE (Name = 'a'", MALFORMED, "missing value at '<EOF>'"],
  ['SELECT Id FROM Account WHERE Name = :name', MALFORMED, 'Bind variables only allowed in Apex code'],
  ['SELECT Id FROM Account WHERE Name = Phone', MALFORMED, 'Bind variables only allowed in Apex code'],
  ["SELECT Id FROM Account WHERE Name = 'a\\qb'", MALFORMED, "Illegal character sequence '\\q' in string literal."],
  ['SELECT Id FROM Account WHERE CreatedDate = 2026-02-30', MALFORMED, 'Invalid date: 2026-02-30'],
  [
    'SELECT Id FROM Account WHERE CreatedDate > 2020-12-12T12:12:00-25:00',
    MALFORMED,
    'Invalid datetime: 2020-12-12T12',
  ],
  ['SELECT Id FROM Account WHERE Name LIKE NULL', MALFORMED, "unexpected token: 'NULL'"],
  ['SELECT Id FROM Account LIMIT -1', MALFORMED, "unexpected token: '-'"],
  ['SELECT Id FROM Account ORDER BY Name LIMIT 1 WHERE Id = null', MALFORMED, "unexpected token: 'WHERE'"],
  ['SELECT Id FROM Account USING SCOPE team', MALFORMED, 'Invalid scope: team'],
  ['SELECT Id FROM Account WITH DATA CATEGORY A__c AT B__c', MALFORMED, 'this organization has no data categories'],
  ['SELECT Id FROM Account WITH NONSENSE', MALFORMED, 'rule soqlWithIdentifierClause failed predicate'],
  ['SELECT Name n FROM Account', MALFORMED, 'only aggregate expressions use field aliasing'],
  ['SELECT Id, Name, id FROM Account', FIELD, 'ERROR at Row:1:Column:18\nduplicate field selected: Id'],
  ['SELECT Id, FIELDS(ALL) FROM Account LIMIT 200', FIELD, 'duplicate field selected: Id'],
  ['SELECT Owner.Name, owner.name FROM Account', FIELD, 'duplicate field selected: Name'],
  ['SELECT convertCurrency(AnnualRevenue) FROM Account', MALFORMED, 'organizations with multiple currencies'],
  ['SELECT NOSUCH(Name) FROM Account', MALFORMED, 'Invalid aggregate function: NOSUCH'],
  ['SELECT FIELDS(ALL) FROM Account', MALFORMED, 'The SOQL FIELDS function must have a LIMIT of at most 200'],
  ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', MALFORMED, 'must have a LIMIT of at most 200'],
  ['SELECT COUNT() FROM Account GROUP BY Name', MALFORMED, 'use COUNT(fieldName) instead'],
  ['SELECT COUNT() FROM Account ORDER BY Name', MALFORMED, 'use COUNT(fieldName) instead'],
  ['SELECT Id FROM Account ORDER BY Name FOR UPDATE', MALFORMED, 'ORDER BY is not allowed with FOR UPDATE'],
  ['SELECT Id, (SELECT Id FROM Contacts OFFSET 1) FROM Account', MALFORMED, 'when the parent query has LIMIT 1'],
  [
    "SELECT Id FROM Account WHERE (NOT DISTANCE(BillingAddress, GEOLOCATION(1, 2), 'km') = 3)",
    OPERATOR,
    'can only be used with the operators < and >',
  ],
  ['SELECT Id FROM Account OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000'],
  [
    'SELECT Id, Nope FROM Account',
    FIELD,
    "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
  ],
  ['SELECT Phone FROM Account', FIELD, "No such column 'Phone' on entity 'Account'"],
  ['SELECT Account FROM Contact', FIELD, "No such column 'Account' on entity 'Contact'"],
  ['SELECT Account.Nope FROM Contact', FIELD, "No such column 'Nope' on entity 'Account'"],
  ['SELECT Owner.Department FROM Lead', FIELD, "No such column 'Department' on entity 'Name'"],
  ['SELECT Acount.Name FROM Contact', FIELD, "Didn't understand relationship 'Acount' in field path."],
  ['SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account', MALFORMED, 'more than 5 levels'],
  ['SELECT Id FROM Account WHERE Owner.Nope = null', FIELD, "No such column 'Nope' on entity 'User'"],
  ['SELECT Id FROM Account ORDER BY Nope', FIELD, "No such column 'Nope'"],
  [
    'SELECT Id, (SELECT Id FROM Contact) FROM Account',
    'INVALID_TYPE',
    "Didn't understand relationship 'Contact' in FROM part of query call.",
  ],
  [
    'SELECT Id, (SELECT COUNT(Id) FROM Contacts GROUP BY Name) FROM Account',
    MALFORMED,
    'only root queries support aggregate expressions',
  ],
  ['SELECT TYPEOF What WHEN Contact THEN Id END FROM Task', 'INVALID_TYPE', "'Contact' is not a possible type"],
  ["SELECT Id FROM Account WHERE Description = 'x'", FIELD, "field 'Description' can not be filtered in a query call"],
  [
    "SELECT Id FROM Account WHERE BillingAddress = 'x'",
    FIELD,
    'Address fields can only be filtered using Distance expressions',
  ],
  ['SELECT Id FROM Account ORDER BY Description', MALFORMED, "field 'Description' can not be sorted in a query call"],
  [
    'SELECT COUNT(Id) FROM Account GROUP BY Description',
    MALFORMED,
    "field 'Description' can not be grouped in a query call",
  ],
  [
    "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'",
    FIELD,
    `${FILTER} 'CreatedDate' must be of type dateTime ${NOT_QUOTED}`,
  ],
  [
    'SELECT Id FROM Account WHERE CreatedDate > 2026-01-01',
    FIELD,
    `${FILTER} 'CreatedDate' must be of type dateTime ${NOT_QUOTED}`,
  ],
  [
    'SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01T00:00:00Z',
    FIELD,
    `${FILTER} 'CloseDate' must be of type date ${NOT_QUOTED}`,
  ],
  [
    "SELECT Id FROM Account WHERE NumberOfEmployees = '10'",
    FIELD,
    `${FILTER} 'NumberOfEmployees' must be of type int ${NOT_QUOTED}`,
  ],
  [
    "SELECT Id FROM Account WHERE AnnualRevenue = '10'",
    FIELD,
    `${FILTER} 'AnnualRevenue' must be of type double ${NOT_QUOTED}`,
  ],
  [
    "SELECT Id FROM Account WHERE IsDeleted = 'false'",
    FIELD,
    `${FILTER} 'IsDeleted' must be of type boolean ${NOT_QUOTED}`,
  ],
  [
    'SELECT Id FROM Account WHERE Name = 10',
    FIELD,
    `${FILTER} 'Name' must be of type string and should be enclosed in quotes`,
  ],
  ["SELECT Id FROM Account WHERE Name IN ('a', TODAY)", FIELD, `${FILTER} 'Name' must be of type string`],
  ["SELECT Id FROM Account WHERE Id = 'abc'", OPERATOR, 'invalid ID field: abc'],
  ["SELECT Id FROM Contact WHERE AccountId IN ('abc')", OPERATOR, 'invalid ID field: abc'],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", OPERATOR, 'invalid operator on id field'],
  ["SELECT Id FROM Account WHERE OwnerId LIKE '001%'", OPERATOR, 'invalid operator on id field'],
  ["SELECT Id FROM Account WHERE AnnualRevenue LIKE '1%'", OPERATOR, 'invalid operator on currency field'],
  ["SELECT Id FROM Account WHERE Name INCLUDES ('1')", OPERATOR, 'invalid operator on string field'],
  ['SELECT Id FROM Account WHERE Active__c > false', OPERATOR, 'invalid operator on boolean field'],
  ['SELECT Name, COUNT(Id) FROM Account', MALFORMED, 'Field must be grouped or aggregated: Name'],
  ['SELECT Name, COUNT(Id) FROM Account GROUP BY Industry', MALFORMED, 'Field must be grouped or aggregated: Name'],
  [
    'SELECT COUNT(Id) FROM Account GROUP BY Industry ORDER BY Name',
    MALFORMED,
    'Ordered field must be grouped or aggregated: Name',
  ],
  [
    "SELECT COUNT(Id) FROM Account GROUP BY Industry HAVING Name = 'x'",
    MALFORMED,
    'Field must be grouped or aggregated: Name',
  ],
  ['SELECT SUM(Name) FROM Account', MALFORMED, 'field Name does not support aggregate operator SUM'],
  ['SELECT Name, Owner.Name FROM Account GROUP BY Name, Owner.Name', MALFORMED, 'duplicate alias: Name'],
  ['SELECT Id FROM Account WHERE COUNT(Id) = 1', MALFORMED, 'Invalid aggregate function: COUNT'],
  ['SELECT Id FROM Account WHERE Id IN (SELECT Id, AccountId FROM Contact)', MALFORMED, "unexpected token: ','"],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)',
    MALFORMED,
    "The selected field 'OwnerId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
    MALFORMED,
    'The inner and outer selects should not be on the same object type',
  ],
  [
    'SELECT Id FROM Account WHERE Name IN (SELECT AccountId FROM Contact)',
    MALFORMED,
    "The left operand field in the where expression for outer query should be an id field, cannot use: 'Name'",
  ],
  ['SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)', MALFORMED, "missing value at 'LIMIT'"],
  [
    'SELECT ContentDocumentId FROM ContentDocumentLink',
    MALFORMED,
    'Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId',
  ],
  ['SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account', MALFORMED, 'only root queries support aggregate'],
  ["SELECT Name FROM Account HAVING Name = 'x'", MALFORMED, "unexpected token: 'HAVING'"],
  ['SELECT COUNT(Id) FROM Contact GROUP BY Account.CreatedDate', MALFORMED, "'CreatedDate' can not be grouped"],
  ['SELECT Owner.Name, TYPEOF Owner WHEN User THEN Id END FROM Task', FIELD, 'duplicate field selected: Owner'],
  [
    'SELECT Id FROM Account, Contact',
    MALFORMED,
    'all other entity types in the FROM clause must be relationships to the initial object.',
  ],
  [
    "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x'",
    MALFORMED,
    "Semi join sub-selects are not allowed with the 'OR' operator",
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND (Id IN (SELECT AccountId FROM Contact) OR Name = 'x')",
    MALFORMED,
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Account.ParentId FROM Contact)',
    MALFORMED,
    "The inner select field 'Account.ParentId' cannot have more than one level of relationships",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT WhoId FROM Task))',
    MALFORMED,
    'Nesting of semi join sub-selects is not supported',
  ],
  [
    'SELECT COUNT(Id), Name FROM Account GROUP BY Name, Id',
    MALFORMED,
    'ERROR at Row:1:Column:14\nGrouped field should not be aggregated: Id',
  ],
  [
    'SELECT SUM(Name) FROM Account',
    MALFORMED,
    'ERROR at Row:1:Column:12\nfield Name does not support aggregate operator SUM',
  ],
  [
    'SELECT MAX(CreatedDate) FROM Account LIMIT 1',
    MALFORMED,
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ],
  ['SELECT CALENDAR_YEAR(CreatedDate) FROM Account', MALFORMED, 'Field must be grouped or aggregated: CreatedDate'],
  ['SELECT Name FROM Account GROUP BY CUBE(Name, Industry, Website, OwnerId)', MALFORMED, 'supports at most 3 fields'],
  ['SELECT Id FROM NoSuch', 'INVALID_TYPE', "sObject type 'NoSuch' is not supported."],
]

for (const [soql, code, words] of CASES) {
  test(`${code}: ${soql}`, () => {
    const refusal = refusalOf(() => runQuery(org, soql))
    assert.equal(refusal.errorCode, code, refusal.message)
    assert.ok(refusal.message.includes(words), refusal.message)
    assert.equal(refusal.status, 400)
  })
}

test('ContentDocumentLink answers when its rows are picked by id', () => {
  const soql = "SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '001000000000001'"
  assert.equal(runQuery(org, soql).totalSize, 0)
})

test('a refusal shows the text around the fault, a caret below it, row and column', () => {
  const recorded = `\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
  assert.equal(refusalOf(() => runQuery(org, 'select count() from XYZZY')).message, recorded)
})

test('the place of a fault in a long query is shown in a window of whole words', () => {
  const long =
    'SELECT BillingCity, BillingState, BillingStreet, BillingCountry, Industry, Rating, CleanStatus, AccountSource, DunsNumber, Tradestyle, YearStarted FROM Account'
  const [, fragment, caret, place] = refusalOf(() => runQuery(org, long)).message.split('\n')
  assert.equal(place, `ERROR at Row:1:Column:${long.indexOf('CleanStatus') + 1}`)
  assert.equal(fragment?.slice(caret?.indexOf('^')).startsWith('CleanStatus, AccountSource'), true)
  assert.ok(fragment && fragment.length < 95 && fragment.length > 60, fragment)
})

test('rows count the lines of the query', () => {
  const { message } = refusalOf(() => runQuery(org, 'SELECT Id\nFROM Account\nWHERE Nope = 1'))
  assert.ok(message.startsWith('\nWHERE Nope = 1\n      ^\nERROR at Row:3:Column:7\n'), message)
})

test('a query beyond all use is refused, not run out of stack', () => {
  const deep = `SELECT Id FROM Account WHERE ${'('.repeat(40_000)}`
  assert.equal(refusalOf(() => runQuery(org, deep)).errorCode, 'QUERY_TOO_COMPLICATED')
  const wide = Array.from({ length: 6_000 }, (_, n) => `Name='${n}'`).join(' OR ')
  assert.equal(runQuery(org, `SELECT Id FROM Account WHERE ${wide}`).totalSize, 0)
  assert.equal(refusalOf(() => runQuery(org, ' '.repeat(100_001))).errorCode, 'MALFORMED_QUERY')
})
