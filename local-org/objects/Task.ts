/** Something to do, or a logged call, e-mail or meeting note. */
import { names, taskPriorities, taskStatuses } from './derived.ts'
import * as f from './kit/index.ts'

export default f.object({
  name: 'Task',
  label: 'Task',
  plural: 'Tasks',
  prefix: '00T',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Activity ID'),
    f.recordType(),
    f.whoAndWhat('Tasks'),
    f.combobox('Subject', 'Subject', ['Call', 'Send Letter', 'Send Quote', 'Other'], {
      nameField: true,
      permissionable: false,
    }),
    f.date('ActivityDate', 'Due Date Only', { aggregatable: false }),
    f.picklist('Status', 'Status', names(taskStatuses), { required: true, default: 'Not Started' }),
    f.picklist('Priority', 'Priority', names(taskPriorities), { required: true, length: 20, default: 'Normal' }),
    f.checkbox('IsHighPriority', 'High Priority', { readOnly: true }),
    f.owner(['Group', 'User'], 'Assigned To ID'),
    f.textarea('Description', 'Description', 32000),
    f.isDeleted(),
    f.reference('AccountId', 'Account ID', 'Account', { readOnly: true }),
    f.checkbox('IsClosed', 'Closed', { readOnly: true }),
    f.audit(),
    f.checkbox('IsArchived', 'Archived', { readOnly: true }),
    f.int('CallDurationInSeconds', 'Call Duration', { permissionable: false }),
    f.picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'], { length: 40, permissionable: false }),
    f.text('CallDisposition', 'Call Result', 255, { permissionable: false }),
    f.text('CallObject', 'Call Object Identifier', 255, { permissionable: false }),
    f.datetime('ReminderDateTime', 'Reminder Date/Time', { permissionable: false }),
    f.checkbox('IsReminderSet', 'Reminder Set', { permissionable: false }),
    f.reference('RecurrenceActivityId', 'Recurrence Activity ID', 'Task', {
      readOnly: true,
      children: 'RecurringTasks',
      relationshipName: null,
    }),
    f.checkbox('IsRecurrence', 'Create Recurring Series of Tasks', { createOnly: true }),
    f.date('RecurrenceStartDateOnly', 'Recurrence Start', { permissionable: false }),
    f.date('RecurrenceEndDateOnly', 'Recurrence End', { permissionable: false }),
    f.recurrence(),
    f.picklist(
      'RecurrenceRegeneratedType',
      'Repeat This Task',
      [
        ['RecurrenceRegenerateAfterDueDate', 'After due date'],
        ['RecurrenceRegenerateAfterToday', 'After date completed'],
        ['RecurrenceRegenerated', '(Task Closed)'],
      ],
      { length: 40, permissionable: false },
    ),
    f.picklist(
      'TaskSubtype',
      'Task Subtype',
      ['Task', 'Email', ['ListEmail', 'List Email'], 'Cadence', 'Call', 'LinkedIn'],
      { createOnly: true, length: 40 },
    ),
    f.datetime('CompletedDateTime', 'Completed Date/Time', { readOnly: true }),
  ],
})
