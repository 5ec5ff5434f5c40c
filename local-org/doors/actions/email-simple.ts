/** https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_simple.htm */
import { deskOf } from '../../mail/desk.ts'
import type { Sender } from '../../mail/letter.ts'
import { sendMail } from '../../mail/send-mail.ts'
import { OrgError } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { type Action, type Inputs, listOf, textOf } from './action.ts'

/** People that get a mail at most. */
const MOST = 150

export default {
  name: 'emailSimple',
  label: 'Send Email',
  type: 'EMAILSIMPLE',
  description: 'Send an email where you specify the subject, body, and recipients.',
  standard: true,
  inputs: [
    { name: 'emailBody', label: 'Body', type: 'TEXTAREA' },
    { name: 'emailSubject', label: 'Subject', type: 'STRING' },
    { name: 'emailAddresses', label: 'Recipient Address List', type: 'STRING' },
    { name: 'emailAddressesArray', label: 'Recipient Address Collection', type: 'STRING', many: true },
    { name: 'ccRecipientAddressList', label: 'CC Recipient Address List', type: 'STRING' },
    { name: 'ccRecipientAddressCollection', label: 'CC Recipient Address Collection', type: 'STRING', many: true },
    { name: 'bccRecipientAddressList', label: 'BCC Recipient Address List', type: 'STRING' },
    { name: 'bccRecipientAddressCollection', label: 'BCC Recipient Address Collection', type: 'STRING', many: true },
    {
      name: 'senderType',
      label: 'Sender Type',
      type: 'PICKLIST',
      choices: ['CurrentUser', 'DefaultWorkflowUser', 'OrgWideEmailAddress'],
    },
    { name: 'senderAddress', label: 'Sender Email Address', type: 'STRING' },
    { name: 'recipientId', label: 'Recipient ID', type: 'ID' },
    { name: 'relatedRecordId', label: 'Related Record ID', type: 'ID' },
    { name: 'emailTemplateId', label: 'Email Template ID', type: 'ID' },
    { name: 'logEmailOnSend', label: 'Log Email on Send', type: 'BOOLEAN' },
    { name: 'sendRichBody', label: 'Rich-Text-Formatted Body', type: 'BOOLEAN' },
  ],
  outputs: [],
  run(call, inputs) {
    const templateId = textOf(inputs, 'emailTemplateId')
    if (templateId === undefined) requireWords(inputs)
    const keep = isTrue(inputs['logEmailOnSend'])
    const sender = senderOf(call, inputs)
    const addresses = addressesOf(inputs)
    sendMail(deskOf(call), {
      via: 'emailSimple',
      limit: keep || templateId ? 'SingleEmail' : 'DailyWorkflowEmails',
      addresses,
      whoId: textOf(inputs, 'recipientId'),
      whatId: textOf(inputs, 'relatedRecordId'),
      templateId,
      words: wordsOf(inputs),
      keep,
      toPerson: true,
      optOut: 'SEND',
      bodiesAreTemplate: false,
      ...(sender && { sender }),
    })
    return null
  },
} satisfies Action

const isTrue = (value: unknown) => value === true || value === 'true'

function requireWords(inputs: Inputs): void {
  const missing = ['emailSubject', 'emailBody'].find((name) => textOf(inputs, name) === undefined)
  if (missing) throw new OrgError('REQUIRED_FIELD_MISSING', `Missing required input parameter: ${missing}`)
}

function wordsOf(inputs: Inputs) {
  const body = textOf(inputs, 'emailBody') ?? null
  const isRich = isTrue(inputs['sendRichBody'])
  return { subject: textOf(inputs, 'emailSubject') ?? null, text: isRich ? null : body, html: isRich ? body : null }
}

function addressesOf(inputs: Inputs) {
  const addresses = {
    toAddresses: listOf(inputs, 'recipientAddresses', 'emailAddresses', 'emailAddressesArray'),
    ccAddresses: listOf(inputs, 'ccAddresses', 'ccRecipientAddressList', 'ccRecipientAddressCollection'),
    bccAddresses: listOf(inputs, 'bccAddresses', 'bccRecipientAddressList', 'bccRecipientAddressCollection'),
  }
  if (Object.values(addresses).flat().length <= MOST) return addresses
  throw new OrgError('EMAIL_ADDRESS_LIMIT_EXCEEDED', `The number of recipients exceeds the limit of ${MOST}.`)
}

/** Undefined for the caller. */
function senderOf({ instance, view }: Call, inputs: Inputs): Sender | undefined {
  const type = textOf(inputs, 'senderType') ?? 'CurrentUser'
  if (type === 'OrgWideEmailAddress') return { name: null, address: textOf(inputs, 'senderAddress') ?? null }
  if (type !== 'DefaultWorkflowUser') return undefined
  const user = view.table('User').get(instance.org.admin.id)
  return { name: String(user?.['Name'] ?? ''), address: String(user?.['Email'] ?? '') }
}
