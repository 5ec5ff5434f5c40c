/** Fields that tasks and events share: with whom, about what, and how they repeat. */
import { picklist } from './choices.ts'
import type { FieldSpec } from './field.ts'
import { reference } from './links.ts'
import { MONTHS, RECURRENCE_INSTANCES, RECURRENCE_TYPES } from './lists.ts'
import { type ObjectSpec, readOnly } from './object.ts'
import { checkbox, date, datetime, int, text, textarea } from './scalars.ts'
import { audit, id, isDeleted } from './standard.ts'
import { ACTIVITY_SUBJECTS, PERSONS } from './targets.ts'
import { TIME_ZONES } from './time-zones.ts'

/** The contact or lead the activity is with, and the record it is about; `children` is the list on their side. */
export function whoAndWhat(children: string): FieldSpec[] {
  return [
    reference('WhoId', 'Name ID', PERSONS, { children, onParentDelete: 'cascade' }),
    reference('WhatId', 'Related To ID', ACTIVITY_SUBJECTS, { children, onParentDelete: 'cascade' }),
  ]
}

/** The rule by which a series repeats. */
export function recurrence(): FieldSpec[] {
  const number = { digits: 9, permissionable: false }
  const choice = { length: 40, restrictedPicklist: true, permissionable: false }
  return [
    picklist('RecurrenceTimeZoneSidKey', 'Recurrence Time Zone', TIME_ZONES, choice),
    picklist('RecurrenceType', 'Recurrence Type', RECURRENCE_TYPES, choice),
    int('RecurrenceInterval', 'Recurrence Interval', number),
    int('RecurrenceDayOfWeekMask', 'Recurrence Day of Week Mask', number),
    int('RecurrenceDayOfMonth', 'Recurrence Day of Month', number),
    picklist('RecurrenceInstance', 'Recurrence Instance', RECURRENCE_INSTANCES, choice),
    picklist('RecurrenceMonthOfYear', 'Recurrence Month of Year', MONTHS, choice),
  ]
}

/** A list of tasks and events together, as pages of records show them; `children` is the list's name on the records. */
export function activityList(name: string, label: string, children: string): ObjectSpec {
  const given = { readOnly: true }
  const link = { readOnly: true, children, onParentDelete: 'cascade' } as const
  // The account's list is that of its contacts and deals, too, so it goes by AccountId.
  const subjects = ACTIVITY_SUBJECTS.filter((subject) => subject !== 'Account')
  const list = readOnly({
    name,
    label,
    plural: label,
    prefix: '',
    queryable: false,
    replicateable: false,
    fields: [
      id('Activity ID'),
      reference('AccountId', 'Account ID', 'Account', link),
      reference('WhoId', 'Name ID', PERSONS, link),
      reference('WhatId', 'Related To ID', subjects, link),
      text('Subject', 'Subject', 255, { ...given, nameField: true }),
      checkbox('IsTask', 'Task', given),
      date('ActivityDate', 'Due Date Only', given),
      datetime('ActivityDateTime', 'Due Date Time', given),
      datetime('EndDateTime', 'End Date Time', given),
      reference('OwnerId', 'Assigned To ID', ['Group', 'User'], given),
      text('Status', 'Status', 255, given),
      text('Priority', 'Priority', 255, given),
      checkbox('IsHighPriority', 'High Priority', given),
      text('ActivityType', 'Type', 40, given),
      checkbox('IsClosed', 'Closed', given),
      checkbox('IsAllDayEvent', 'All-Day Event', given),
      int('DurationInMinutes', 'Duration', given),
      text('Location', 'Location', 255, given),
      textarea('Description', 'Description', 32000, given),
      int('CallDurationInSeconds', 'Call Duration', given),
      text('CallType', 'Call Type', 40, given),
      text('CallDisposition', 'Call Result', 255, given),
      isDeleted(),
      audit(),
    ],
  })
  // Its rows are those of other objects, and so are their ids.
  return { ...list, keyPrefix: null }
}
