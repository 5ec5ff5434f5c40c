/** Refusals as clients of Salesforce have written them down: the whole message, with the piece of the query and the caret below it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg } from '../org/index.ts'
import { runQuery } from './index.ts'
import { refusalOf } from './testing/ask.ts'

const org = await createOrg({ objects: await loadObjects(), randomSeed: 1 })
const view = org.as(org.admin.id)

const COLUMN =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
const OBJECT =
  "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."

/** The query; the piece shown; where the caret stands in it; row and column; the reason. */
const RECORDED: readonly (readonly [soql: string, piece: string, caret: number, place: string, reason: string])[] = [
  ['SELECT Id, FROM Account', 'SELECT Id, FROM Account', 10, '1:Column:11', "unexpected token: 'FROM'"],
  [
    'SELECT Id FROM Account SET OPTIONS (honorEmptyStrings = true) LIMIT 1',
    'OPTIONS (honorEmptyStrings = true) LIMIT 1',
    34,
    '1:Column:62',
    "unexpected token: 'LIMIT'",
  ],
  [
    "SELECT Id, Email, Name\nFROM Contact\nWHERE AccountId = '0014000000p6XlS' AND LastName LIKE 'test' OR email LIKE 'test'",
    "'0014000000p6XlS' AND LastName LIKE 'test' OR email LIKE 'test'",
    42,
    '3:Column:61',
    "unexpected token: 'OR'",
  ],
  [
    'SELECT Id, Name, Phone, Fax, CreatedDate, LastModifiedById, LastModifiedDate, From Account ',
    'LastModifiedById, LastModifiedDate, From Account ',
    35,
    '1:Column:78',
    "unexpected token: 'From'",
  ],
  [
    'SELECT Id,Invalid__x FROM Contact LIMIT 1',
    'SELECT Id,Invalid__x FROM Contact LIMIT 1',
    10,
    '1:Column:11',
    `No such column 'Invalid__x' on entity 'Contact'. ${COLUMN}`,
  ],
  [
    'SELECT Id,Username,Name,Email,ABC FROM USER LIMIT 200',
    'SELECT Id,Username,Name,Email,ABC FROM USER LIMIT 200',
    30,
    '1:Column:31',
    `No such column 'ABC' on entity 'User'. ${COLUMN}`,
  ],
  [
    'SELECT Id, DepProbeField__c FROM Account LIMIT 1',
    'SELECT Id, DepProbeField__c FROM Account LIMIT',
    11,
    '1:Column:12',
    `No such column 'DepProbeField__c' on entity 'Account'. ${COLUMN}`,
  ],
  [
    'SELECT Id, Name, BillingStreet, BillingPostalCode FROM Account WHERE Id = ' + "'53'",
    "BillingPostalCode FROM Account WHERE Id = '53'",
    37,
    '1:Column:70',
    'invalid ID field: 53',
  ],
  [
    'SELECT Id, DeveloperName, Description, NamespacePrefix, Status FROM PermissionSetGrup',
    ' NamespacePrefix, Status FROM PermissionSetGrup',
    30,
    '1:Column:69',
    `sObject type 'PermissionSetGrup' is not supported. ${OBJECT}`,
  ],
  [
    'select Id, ProductCode from Product2 where ProductCode = 3999',
    'ProductCode from Product2 where ProductCode = 3999',
    32,
    '1:Column:44',
    "value of filter criterion for field 'ProductCode' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM DataSpace WHERE DataSpaceDefinition.DeveloperName = 'x'",
    'SELECT Id FROM DataSpace WHERE DataSpaceDefinition.DeveloperName',
    15,
    '1:Column:16',
    `sObject type 'DataSpace' is not supported. ${OBJECT}`,
  ],
  [
    "SELECT Id, Name, AccountNumber FROM AccountOpps WHERE Name like 'okToDelete%'",
    "SELECT Id, Name, AccountNumber FROM AccountOpps WHERE Name like 'okToDelete%'",
    36,
    '1:Column:37',
    `sObject type 'AccountOpps' is not supported. ${OBJECT}`,
  ],
  [
    'SELECT Id\nFROM Maycur_Form__c',
    'FROM Maycur_Form__c',
    5,
    '2:Column:6',
    `sObject type 'Maycur_Form__c' is not supported. ${OBJECT}`,
  ],
]

for (const [soql, piece, caret, place, reason] of RECORDED) {
  test(soql, () => {
    const { message } = refusalOf(() => runQuery(view, soql))
    assert.equal(message, `\n${piece}\n${' '.repeat(caret)}^\nERROR at Row:${place}\n${reason}`)
  })
}

test('a fault at the very beginning has no place', () => {
  assert.equal(refusalOf(() => runQuery(view, 'q=SELECT Id FROM Account')).message, "unexpected token: 'q'")
})
