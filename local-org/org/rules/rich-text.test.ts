/** Rich text fields keep what Salesforce keeps of what they are given. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { to18 } from '../index.ts'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()
const rich = { type: 'textarea', htmlFormatted: true, extraTypeInfo: 'richtextarea' } as const
org.createCustomField('Account', { ...rich, name: 'Story__c', label: 'Story', length: 256 })
const story = (id: string) => row('Account', id)['Story__c'] ?? null

test('the text is rewritten when it is given, and the length counts as rewritten', () => {
  const id = create('Account', { Name: 'A', Story__c: "  <b>it's" })
  assert.equal(story(id), '<b>it&#39;s</b>')
  org.update(admin, 'Account', id, { Story__c: story(id) })
  assert.equal(story(id), '<b>it&#39;s</b>')
  org.update(admin, 'Account', id, { Story__c: '<script>x</script>' })
  assert.equal(story(id), null)
  const long = refusal({ op: 'update', object: 'Account', id, values: { Story__c: '&'.repeat(52) } })
  assert.deepEqual([long.code, long.fields], ['STRING_TOO_LONG', ['Story__c']])
})

test('a picture is kept beside the row, under the reference its address names', () => {
  const picture = Buffer.alloc(400, 1)
  const id = create('Account', {
    Name: 'A',
    Story__c: `<img src="data:image/png;base64,${picture.toString('base64')}"/>`,
  })
  const form =
    /^<img src="https:\/\/00d\w+-dev-ed\.develop\.file\.force\.com\/servlet\/rtaImage\?eid=(\w+)&amp;feoid=00N\w{12}&amp;refid=(0EM\w{12})"><\/img>$/
  const [, record, reference = ''] = form.exec(String(story(id))) ?? []
  assert.equal(record, id.slice(0, 15))
  assert.deepEqual(org.blob(to18(reference) ?? ''), picture)
})
