/** Each way an object can lose something, told for the steps it breaks and for no others, look after look. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../problems.ts'
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/index.ts'
import { breakOf } from './breaks.ts'
import { lookAt } from './look.ts'
import type { Seen } from './rows.ts'
import type { SchemaUse } from './uses.ts'

const flags = { filterable: true, sortable: true, unique: false, externalId: false, idLookup: false, custom: true }
const open = { permissionable: true }
const numbers = { length: 80, precision: 0, scale: 0 }
const links = {
  referenceTo: [],
  relationshipName: null,
  picklistValues: [],
  calculated: false,
  restrictedPicklist: false,
}
const rights = { createable: true, updateable: true, nillable: true, defaultedOnCreate: false }

const field = (name: string, more: Partial<FieldDescribe> = {}): FieldDescribe => ({
  ...{ ...flags, ...open, ...numbers, ...links, ...rights, name, label: name, type: 'string' },
  ...more,
})

const box = (fields: FieldDescribe[], more: Partial<ObjectDescribe> = {}): ObjectDescribe => ({
  ...{ name: 'Box__c', label: 'Box', labelPlural: 'Boxes', keyPrefix: 'a00', custom: true, fields },
  ...{ createable: true, updateable: true, deletable: true, queryable: true, searchable: true, replicateable: true },
  ...{ undeletable: true, recordTypes: [] },
  ...more,
})

const use = (access: SchemaUse['access'], fields: string[], values: SchemaUse['values'] = {}): SchemaUse => ({
  ...{ step: 'a', connection: undefined, object: 'Box__c', access, fields, values },
})

/** What is known after looks at these states, one a day; null: the object is not there. */
async function after(...states: (ObjectDescribe | null)[]): Promise<Seen> {
  let seen: Seen | null = null
  for (const [day, describe] of states.entries()) {
    const describeSince = async (object: string) => {
      if (describe) return { describe, lastModified: null }
      throw new Problem('object-unknown', { what: 'gone', fix: 'none', object })
    }
    const now = new Date(Date.UTC(2026, 0, day + 1))
    seen = await lookAt({ salesforce: { describeSince }, object: 'Box__c', seen: seen ?? undefined, whole: true, now })
  }
  return seen ?? assert.fail('nothing was seen')
}

const broken = ({ lost }: Seen, by: SchemaUse) => lost.filter((loss) => breakOf(by, loss)).map(({ change }) => change)

const lid = field('Lid__c')
const whole = box([lid])
const recordType = { id: '012000000000001AAA', name: 'Big', developerName: 'Big', default: false, active: true }
const sized = box([lid], { recordTypes: [recordType] })
const ofType = (id: string) => use('create', ['RecordTypeId', 'Lid__c'], { RecordTypeId: [id] })

const cases: [
  what: string,
  before: ObjectDescribe,
  now: ObjectDescribe | null,
  breaks: SchemaUse,
  spares: SchemaUse | null,
][] = [
  ['object-gone', whole, null, use('read', []), null],
  ['object-right-lost', whole, box([lid], { deletable: false }), use('delete', []), use('update', ['Lid__c'])],
  ['field-gone', whole, box([]), use('read', ['lid__c']), use('read', ['Sum__c'])],
  [
    'field-renamed',
    whole,
    box([field('Top__c', { label: 'Lid__c' })]),
    use('read', ['Lid__c']),
    use('read', ['Top__c']),
  ],
  ['type-changed', whole, box([field('Lid__c', { type: 'double' })]), use('update', ['Lid__c']), use('read', [])],
  [
    'not-createable',
    whole,
    box([field('Lid__c', { createable: false })]),
    use('create', ['Lid__c']),
    use('update', ['Lid__c']),
  ],
  [
    'not-updateable',
    whole,
    box([field('Lid__c', { updateable: false })]),
    use('update', ['Lid__c']),
    use('create', ['Lid__c']),
  ],
  ['became-required', whole, box([field('Lid__c', { nillable: false })]), use('create', []), use('create', ['Lid__c'])],
  [
    'length-shortened',
    whole,
    box([field('Lid__c', { length: 3 })]),
    use('update', ['Lid__c']),
    use('update', ['Lid__c'], { Lid__c: ['Top'] }),
  ],
  ['record-type-gone', sized, whole, ofType('012000000000001'), ofType('012000000000002AAA')],
]

for (const [what, before, now, breaks, spares] of cases) {
  test(`${what}: told as long as it lasts, since the first look`, async () => {
    const seen = await after(before, now, now)
    assert.deepEqual(broken(seen, breaks), [what])
    if (spares) assert.deepEqual(broken(seen, spares), [])
    assert.deepEqual([...new Set(seen.lost.map(({ seenAt }) => seenAt))], ['2026-01-02T00:00:00.000Z'])
    assert.deepEqual(broken(await after(before, now, before), breaks), [], 'repaired')
  })
}

test('what is new can be lost later', async () => {
  const more = box([lid, field('Sum__c')])
  assert.deepEqual(broken(await after(whole, more, whole), use('read', ['Sum__c'])), ['field-gone'])
})

test('an object nobody ever saw loses nothing; that is for preflight to tell', async () => {
  await assert.rejects(after(null), /nothing was seen/)
})
