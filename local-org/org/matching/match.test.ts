/** Standard matching rules: what two records must have alike to be one person or company. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'
import { METHODS } from './methods.ts'
import { soundOf } from './sound.ts'

test('methods score as their documentation says', () => {
  const scores: [keyof typeof METHODS, string, string, boolean][] = [
    ['phone', '1-415-555-1234', '(415) 555-5678', true],
    ['phone', '1-415-555-1234', '1-212-555-1234', false],
    ['firstName', 'jonathan', 'j', true],
    ['firstName', 'bob', 'robert', true],
    ['firstName', 'martha', 'marhta', true],
    ['firstName', 'ann', 'peter', false],
    ['lastName', 'stephens', 'stevens', true],
    ['lastName', 'smith', 'smitj', true],
    ['lastName', 'smith', 'jones', false],
    ['companyName', 'advanced micro devices, inc.', 'amd', true],
    ['companyName', 'acme corp', 'acme inc', true],
    ['companyName', 'ibm', 'international business machines corporation', true],
    ['companyName', 'acme', 'globex', false],
    ['title', 'vp sales', 'vp of sales', true],
    ['street', '123 market street, suite 100', '123 market st. ste 100', true],
    ['street', '123 market st', '9 elm ave', false],
    ['zip', '94105-1234', '94105', true],
    ['website', 'https://www.acme.example/x', 'acme.example', true],
  ]
  for (const [method, a, b, expected] of scores) {
    const { score, threshold } = METHODS[method]
    assert.equal(score(a, b) >= threshold, expected, `${method}: ${a} / ${b} is ${score(a, b)}`)
  }
  assert.equal(METHODS.phone.score('1-415-555-1234', '1-415-555-5678'), 90)
  assert.equal(Math.round(METHODS.title.score('vp sales', 'vp of sales')), 73)
  assert.deepEqual([soundOf('Knight'), soundOf('Nite')], ['nt', 'nt'])
})

test('a duplicate rule with a standard matching rule finds who is written otherwise', async () => {
  const { org, create, refusal } = await freshOrg()
  const rule = { active: true, action: 'block' as const, message: 'Use one of these records?', matchFields: [] }
  org.setRules({
    duplicateRules: [
      { ...rule, name: 'L', object: 'Lead', matchingRule: 'Standard_Lead_Match_Rule_v1_0' },
      { ...rule, name: 'C', object: 'Contact', matchingRule: 'Standard_Contact_Match_Rule_v1_1' },
      { ...rule, name: 'A', object: 'Account', matchingRule: 'Standard_Account_Match_Rule_v1_0' },
    ],
  })
  const refused = (object: string, values: object) => refusal({ op: 'create', object, values }).code
  create('Lead', { FirstName: 'Robert', LastName: 'Stephens', Company: 'Acme Corp', Title: 'VP Sales' })
  const twin = { FirstName: 'Bob', LastName: 'Stevens', Company: 'Acme, Inc.' }
  assert.equal(refused('Lead', { ...twin, Title: 'VP of Sales' }), 'DUPLICATES_DETECTED')
  assert.equal(
    refused('Lead', { ...twin, FirstName: 'Stevens', LastName: 'Bob', Title: 'VP Sales' }),
    'DUPLICATES_DETECTED',
  )
  create('Lead', twin)
  const AccountId = create('Account', { Name: 'Acme Corp', BillingCity: 'Heidelberg', BillingState: 'BE' })
  assert.equal(
    refused('Account', { Name: 'ACME', BillingCity: 'Heidelberk', BillingState: 'be' }),
    'DUPLICATES_DETECTED',
  )
  const other = create('Account', { Name: 'Acme Inc', BillingCity: 'Rome', BillingState: 'LZ' })
  create('Contact', { FirstName: 'Ann', LastName: 'Lee', Phone: '415 555 1234', AccountId })
  assert.equal(
    refused('Contact', { FirstName: 'A.', LastName: 'Lee', Phone: '4155559999', AccountId: other }),
    'DUPLICATES_DETECTED',
  )
  create('Contact', { FirstName: 'Ann', LastName: 'Lee' })
})
