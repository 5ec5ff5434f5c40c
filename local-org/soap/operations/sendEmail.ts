/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_sendemail.htm */

import { deskOf } from '../../mail/desk.ts'
import { sendMail } from '../../mail/send-mail.ts'
import { OrgError } from '../../org/index.ts'
import { readMail, readMassMail } from '../mail/read-mail.ts'
import { writeMailResult } from '../mail/write-mail-result.ts'
import type { Operation } from '../operation.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf, typeOf, type XmlElement } from '../xml/element.ts'

const maxMails = 10

/** One result per message, in order; a mass mail fails with the first person it cannot go to. */
export default {
  run(call, args) {
    const messages = childrenOf(args, 'messages')
    if (messages.length > maxMails) {
      throw new OrgError('EXCEEDED_ID_LIMIT', `exceeded max number of emails: ${maxMails}`)
    }
    return messages.map((message) => writeMailResult(() => send(call, message)))
  },
} satisfies Operation

function send(call: SoapCall, message: XmlElement): void {
  const mails = typeOf(message) === 'MassEmailMessage' ? readMassMail(message) : [readMail(message)]
  if (mails.length === 0) throw new OrgError('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.')
  for (const mail of mails) sendMail(deskOf(call), mail)
}
