import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OrgError } from '../../org/index.ts'
import { parseFilter } from './filter.ts'
import { flatten } from './flat.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const document = flatten({
  userName: 'Ada@Acme.example',
  active: true,
  name: { familyName: 'Byron', givenName: 'Ada "the" first' },
  emails: [{ type: 'work', value: 'ada@acme.example' }],
  meta: { lastModified: '2026-11-22T08:00:00.000Z' },
  [enterprise]: { department: 'Engines' },
})

const cases: Record<string, boolean> = {
  'userName eq "ada@acme.example"': true,
  'USERNAME EQ "nobody"': false,
  'active eq true': true,
  'name.familyName sw "by" and emails co "ACME"': true,
  'emails.value ew ".test"': false,
  'title pr': false,
  'not (title pr)': true,
  'meta.lastModified gt "2026-01-01T00:00:00Z"': true,
  'name.givenName eq "Ada \\"the\\" first"': true,
  [`${enterprise}:department eq "engines"`]: true,
  // Left to right: (true or true) and false.
  'active eq true or active eq true and userName eq "nobody"': false,
  'active eq true or (active eq true and userName eq "nobody")': true,
}

for (const [filter, fits] of Object.entries(cases)) {
  test(`filter ${filter}`, () => assert.equal(parseFilter(filter)(document), fits))
}

for (const filter of [
  '',
  'userName',
  'userName is "x"',
  '"x" eq "x"',
  '(active eq true',
  'active eq true false',
  'a eq "x',
]) {
  test(`no filter: ${filter}`, () => {
    assert.throws(
      () => parseFilter(filter),
      (refusal) => refusal instanceof OrgError && refusal.errorCode === 'INVALID_FILTER',
    )
  })
}
