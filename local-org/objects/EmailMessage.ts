/** An e-mail sent or received, with a case or another record. */
import * as f from './kit/index.ts'

const STATUSES: f.Choice[] = [
  ['0', 'New'],
  ['1', 'Read'],
  ['2', 'Replied'],
  ['3', 'Sent'],
  ['4', 'Forwarded'],
  ['5', 'Draft'],
]

export default f.object({
  name: 'EmailMessage',
  label: 'Email Message',
  plural: 'Email Messages',
  prefix: '02s',
  feedEnabled: true,
  fields: [
    f.id('Email Message ID'),
    f.reference('ParentId', 'Case ID', 'Case', {
      createOnly: true,
      children: 'EmailMessages',
      onParentDelete: 'cascade',
    }),
    f.reference('ActivityId', 'Activity ID', 'Task', { createOnly: true, children: 'EmailMessages' }),
    f.audit(),
    f.textarea('TextBody', 'Text Body', 131072, { permissionable: false }),
    f.textarea('HtmlBody', 'HTML Body', 131072, { permissionable: false, htmlFormatted: true }),
    f.textarea('Headers', 'Headers', 32000, { permissionable: false }),
    f.text('Subject', 'Subject', 3000, { permissionable: false, nameField: true, groupable: false }),
    f.text('FromName', 'From Name', 1000, { permissionable: false, groupable: false }),
    f.email('FromAddress', 'From Address', { length: 1000, permissionable: false, groupable: false }),
    f.email('ValidatedFromAddress', 'From', { length: 1000, permissionable: false, groupable: false }),
    f.text('ToAddress', 'To Address', 4000, { permissionable: false, groupable: false }),
    f.text('CcAddress', 'CC Address', 4000, { permissionable: false, groupable: false }),
    f.text('BccAddress', 'BCC Address', 4000, { permissionable: false, groupable: false }),
    f.checkbox('Incoming', 'Is Incoming', { createOnly: true }),
    f.checkbox('HasAttachment', 'Has Attachment', { readOnly: true }),
    f.picklist('Status', 'Status', STATUSES, { required: true, length: 40, default: '0' }),
    f.datetime('MessageDate', 'Message Date', { permissionable: false }),
    f.isDeleted(),
    f.reference('ReplyToEmailMessageId', 'Email Message ID', 'EmailMessage', {
      createOnly: true,
      children: 'ReplyMessages',
    }),
    f.checkbox('IsExternallyVisible', 'Is Externally Visible', { permissionable: false }),
    f.text('MessageIdentifier', 'Message ID', 765, { permissionable: false, groupable: false }),
    f.text('ThreadIdentifier', 'Thread ID', 765, { permissionable: false, groupable: false }),
    f.checkbox('IsClientManaged', 'Is Client Managed', { permissionable: false }),
    f.reference('RelatedToId', 'Related To ID', f.ACTIVITY_SUBJECTS, { permissionable: false, children: 'Emails' }),
  ],
})
