/** Fields that tasks and events share: with whom, about what, and how they repeat. */
import { picklist } from './choices.ts'
import type { FieldSpec } from './field.ts'
import { reference } from './links.ts'
import { MONTHS, RECURRENCE_INSTANCES, RECURRENCE_TYPES } from './lists.ts'
import { int } from './scalars.ts'
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
