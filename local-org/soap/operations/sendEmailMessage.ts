/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_sendemailmessage.htm */

import { save } from '../../doors/rows/index.ts'
import { deskOf } from '../../mail/desk.ts'
import type { Letter } from '../../mail/letter.ts'
import { OrgError, type Row } from '../../org/index.ts'
import { writeMailResult } from '../mail/write-mail-result.ts'
import type { Operation } from '../operation.ts'
import { idsIn } from '../records/ids.ts'
import { rowOfId } from '../records/row-of-id.ts'
import type { SoapCall } from '../soap-call.ts'

const [sent, draft] = ['3', '5']

/** Drafts become sent messages. */
export default {
  run: (call, args) => idsIn(args).map((id) => writeMailResult(() => send(call, id))),
} satisfies Operation

function send(call: SoapCall, given: string): void {
  const { object, row } = rowOfId(call, given) ?? {}
  if (!row || object?.name !== 'EmailMessage') {
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  }
  if (row['Status'] !== draft) throw new OrgError('INVALID_STATUS', 'Only drafts can be sent.')
  const [saved] = save(call, [{ op: 'update', object: object.name, id: row.Id, values: { Status: sent } }])
  const [refusal] = saved?.errors ?? []
  if (refusal) throw refusal
  deskOf(call).outbox.add(letterOf(call, row))
}

/** The message as a letter; it kept its recipients as one text each. */
function letterOf({ view }: SoapCall, row: Row): Omit<Letter, 'number'> {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  const list = (name: string) => (text(name) ?? '').split(/[;,]/).flatMap((address) => address.trim() || [])
  return {
    sentAt: new Date(view.now()).toISOString(),
    via: 'sendEmailMessage',
    from: { name: text('FromName'), address: text('FromAddress') },
    to: list('ToAddress'),
    cc: list('CcAddress'),
    bcc: list('BccAddress'),
    subject: text('Subject'),
    text: text('TextBody'),
    html: text('HtmlBody'),
    whoId: null,
    whatId: text('RelatedToId') ?? text('ParentId'),
    templateId: text('EmailTemplateId'),
  }
}
