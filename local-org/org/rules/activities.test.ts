/** Tasks, events and cases: what follows from status, priority, dates and relations. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg, MOMENT } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()

test('a task is closed by its status and opened again', () => {
  const task = create('Task', { Subject: 'Call', Priority: 'High' })
  assert.equal(row('Task', task)['IsHighPriority'], true)
  assert.equal(row('Task', task)['TaskSubtype'], 'Task')
  org.update(admin, 'Task', task, { Status: 'Completed' })
  assert.deepEqual([row('Task', task)['IsClosed'], row('Task', task)['CompletedDateTime']], [true, MOMENT])
  org.update(admin, 'Task', task, { Status: 'In Progress' })
  assert.deepEqual([row('Task', task)['IsClosed'], row('Task', task)['CompletedDateTime']], [false, undefined])
})

test('a task belongs to the account of what or whom it is about; a lead stands alone', () => {
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account })
  assert.equal(row('Task', create('Task', { WhoId: contact }))['AccountId'], account)
  assert.equal(row('Task', create('Task', { WhatId: account }))['AccountId'], account)
  const lead = create('Lead', { LastName: 'L', Company: 'C' })
  const both = { op: 'create' as const, object: 'Task', values: { WhoId: lead, WhatId: account } }
  assert.equal(refusal(both).code, 'FIELD_INTEGRITY_EXCEPTION')
})

test('an event needs a start and an end or duration, and computes the rest', () => {
  const start = '2026-05-05T09:00:00Z'
  const id = create('Event', { Subject: 'Meet', StartDateTime: start, EndDateTime: '2026-05-05T09:45:00.000+0000' })
  assert.equal(row('Event', id)['DurationInMinutes'], 45)
  assert.equal(row('Event', id)['ActivityDate'], '2026-05-05')
  org.update(admin, 'Event', id, { StartDateTime: '2026-05-05T10:00:00Z' })
  assert.equal(row('Event', id)['EndDateTime'], Date.UTC(2026, 4, 5, 10, 45))
  const refused = (values: object) => refusal({ op: 'create', object: 'Event', values })
  assert.deepEqual(refused({ Subject: 'x' }).fields, ['ActivityDateTime'])
  assert.deepEqual(refused({ StartDateTime: start }).fields, ['DurationInMinutes'])
  assert.equal(refused({ StartDateTime: start, DurationInMinutes: -1 }).words, 'Event duration cannot be negative')
  const day = row('Event', create('Event', { IsAllDayEvent: true, ActivityDate: '2026-05-06' }))
  assert.deepEqual([day['DurationInMinutes'], day['EndDate']], [1440, '2026-05-06'])
})

test('a case has a number, the account of its contact, a moment of closing, and history', () => {
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account, Email: 'c@x.example' })
  const id = create('Case', { Subject: 'S', ContactId: contact })
  const { CaseNumber, AccountId, ContactEmail, Status } = row('Case', id)
  assert.deepEqual([CaseNumber, AccountId, ContactEmail, Status], ['00000001', account, 'c@x.example', 'New'])
  org.update(admin, 'Case', id, { Status: 'Closed' })
  assert.deepEqual([row('Case', id)['IsClosed'], row('Case', id)['ClosedDate']], [true, MOMENT])
  const history = org.as(admin).table('CaseHistory').lookup('CaseId', [id])
  assert.deepEqual(
    history?.map((entry) => [entry['Field'], entry['OldValue'] ?? null, entry['NewValue'] ?? null]),
    [
      ['created', null, null],
      ['Status', 'New', 'Closed'],
    ],
  )
})

test('records know their last activity, and no stamp moves for it', () => {
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account })
  const days = () => [account, contact].map((id) => row(id === account ? 'Account' : 'Contact', id)['LastActivityDate'])
  const stamp = row('Account', account)['SystemModstamp']
  org.clock.advance(60_000)
  const task = (ActivityDate: string, Status = 'Completed') =>
    create('Task', { Subject: 'S', WhoId: contact, ActivityDate, Status })
  const first = task('2026-04-01')
  assert.deepEqual(days(), ['2026-04-01', '2026-04-01'])
  const later = task('2026-04-20')
  task('2026-06-01', 'Not Started')
  assert.deepEqual(days(), ['2026-04-20', '2026-04-20'])
  org.delete(admin, 'Task', later)
  assert.deepEqual(days(), ['2026-04-01', '2026-04-01'])
  org.undelete(admin, 'Task', later)
  assert.deepEqual(days(), ['2026-04-20', '2026-04-20'])
  org.update(admin, 'Task', later, { Status: 'Not Started' })
  org.update(admin, 'Task', first, { WhoId: null })
  assert.deepEqual(days(), [undefined, undefined])
  assert.equal(row('Account', account)['SystemModstamp'], stamp)
})

test('an opportunity knows whether a task is open', () => {
  const deal = create('Opportunity', { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-12-01' })
  const isOpen = () => row('Opportunity', deal)['HasOpenActivity'] === true
  const one = create('Task', { Subject: 'S', WhatId: deal })
  const two = create('Task', { Subject: 'T', WhatId: deal })
  org.update(admin, 'Task', one, { Status: 'Completed' })
  assert.equal(isOpen(), true)
  org.delete(admin, 'Task', two)
  assert.equal(isOpen(), false)
})

test('a recurring task or event makes its occurrences and takes them along', () => {
  const days = (object: string, series: string, field: string) =>
    [...org.as(admin).table(object).all()]
      .filter((one) => one['RecurrenceActivityId'] === series && one.Id !== series)
      .map((one) => one[field])
  const series = { Subject: 'S', IsRecurrence: true, RecurrenceType: 'RecursWeekly', RecurrenceInterval: 2 }
  const weeks = { ...series, RecurrenceDayOfWeekMask: 2 + 8, RecurrenceEndDateOnly: '2026-06-20' }
  const task = create('Task', { ...weeks, RecurrenceStartDateOnly: '2026-06-01' })
  assert.deepEqual(days('Task', task, 'ActivityDate'), ['2026-06-01', '2026-06-03', '2026-06-15', '2026-06-17'])
  assert.equal(row('Task', task)['ActivityDate'] ?? null, null)
  const start = '2026-06-01T09:30:00Z'
  const month = { ...series, RecurrenceType: 'RecursMonthlyNth', RecurrenceInterval: 1, RecurrenceInstance: 'Last' }
  const times = { DurationInMinutes: 30, RecurrenceStartDateTime: start, RecurrenceEndDateOnly: '2026-08-31' }
  const event = create('Event', { ...month, ...times, RecurrenceDayOfWeekMask: 32 })
  assert.deepEqual(
    days('Event', event, 'StartDateTime').map((ms) => new Date(Number(ms)).toISOString().slice(0, 16)),
    ['2026-06-26T09:30', '2026-07-31T09:30', '2026-08-28T09:30'],
  )
  org.delete(admin, 'Task', task)
  assert.deepEqual(days('Task', task, 'ActivityDate'), [])
  const { code, fields } = refusal({ op: 'create', object: 'Task', values: series })
  assert.deepEqual([code, fields], ['REQUIRED_FIELD_MISSING', ['RecurrenceStartDateOnly', 'RecurrenceEndDateOnly']])
})
