/** Change events beside what polls have seen: what is old, what is new, and what only the org can say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChangeMessage } from '../../../salesforce/pubsub/index.ts'
import type { SeenRow } from '../../events/index.ts'
import { mustRead, newsOf, statesOf } from './states.ts'

const plan = {
  object: 'Lead',
  fields: ['Id', 'Name', 'LastName', 'Title', 'SystemModstamp', 'LastModifiedDate'],
  types: new Map([['LastModifiedDate', 'datetime']]),
  stampField: 'SystemModstamp',
  missing: [],
  mergeable: true,
  hasBin: true,
  listsDeleted: true,
}
const start = Date.parse('2026-11-21T10:00:00Z')
const at = (second: number) => new Date(start + second * 1000).toISOString()
const carried = new Set(['LastName', 'Title', 'LastModifiedDate'])

const message = (
  second: number,
  values: Record<string, unknown>,
  more: Partial<ChangeMessage> = {},
): ChangeMessage => ({
  ...{ object: 'Lead', changeType: 'UPDATE', recordIds: ['a'], transactionKey: 't', sequenceNumber: 1, client: null },
  ...{ commitTimestamp: start + second * 1000, diffed: [], carried },
  changed: [...Object.keys(values), 'LastModifiedDate'],
  values: { ...values, LastModifiedDate: start + second * 1000 },
  ...more,
})
const row = (second: number, LastName: string, Title = 'x') => {
  const stamp = at(second).replace('Z', '+0000')
  return { Id: 'a', Name: LastName, LastName, Title, SystemModstamp: stamp, LastModifiedDate: stamp }
}
const seenBy = (second: number, LastName: string, hinted = false): SeenRow => ({
  ...{ object: 'Lead', recordId: 'a', stamp: at(second), hash: LastName, values: row(second, LastName) },
  ...{ gone: false, hinted },
})
const newsFrom = (messages: ChangeMessage[], seen: SeenRow | undefined) =>
  newsOf(plan, { recordId: 'a', messages, seen })
const names = (messages: ChangeMessage[]) => messages.map(({ values }) => values['LastName'])

test('what came before the state a poll saw is old, in its second too', () => {
  const messages = [message(5, { LastName: 'B' }), message(5, { LastName: 'C' }), message(6, { LastName: 'D' })]
  assert.deepEqual(names(newsFrom(messages, seenBy(5, 'C')).messages), ['D'])
  assert.deepEqual(names(newsFrom(messages, seenBy(5, 'B')).messages), ['C', 'D'])
  assert.deepEqual(names(newsFrom(messages, seenBy(4, 'A')).messages), ['B', 'C', 'D'])
  assert.deepEqual(names(newsFrom(messages, seenBy(6, 'D')).messages), [])
})

test('a change of the second of which a poll saw another state is told as the org tells it', () => {
  const heard = newsFrom([message(5, { LastName: 'B' })], seenBy(5, 'C'))
  assert.equal(mustRead(plan, heard), true)
  assert.deepEqual(statesOf(plan, heard, row(5, 'C')).rows, [row(5, 'C')])
  assert.deepEqual(statesOf(plan, heard, row(7, 'E')).rows, [row(7, 'E')])
})

test('after a state of the stream itself each change is later, and told', () => {
  const heard = newsFrom([message(5, { Title: 'B' })], seenBy(5, 'C', true))
  const { rows } = statesOf(plan, heard, row(7, 'C', 'E'))
  assert.deepEqual(
    rows.map(({ Title }) => Title),
    ['B', 'E'],
  )
})

test('a state in between does not claim what its event leaves unknown', () => {
  const heard = newsFrom([message(5, { LastName: 'B' }), message(6, { LastName: 'C' })], seenBy(4, 'A'))
  const { rows } = statesOf(plan, heard, row(6, 'C'))
  assert.deepEqual(
    rows.map((one) => [one['LastName'], one['Name']]),
    [
      ['B', undefined],
      ['C', 'C'],
    ],
  )
  const created = message(5, { LastName: 'B', Title: 'x' }, { changeType: 'CREATE' })
  const first = statesOf(plan, newsFrom([created], undefined), row(6, 'C')).rows[0]
  assert.deepEqual([first?.['LastName'], first?.['Name']], ['B', undefined])
})
