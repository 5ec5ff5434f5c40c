/** What a sent mail leaves in the org: a done task and the message, with the records they are about. */

import { save } from '../../doors/rows/index.ts'
import type { Operation } from '../../org/index.ts'
import { rowOfId } from '../records/row-of-id.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Addressees, Mail } from './mail.ts'
import type { Words } from './template.ts'

export type Recipients = Readonly<Record<Addressees, readonly string[]>>

const joined = (addresses: readonly string[]) => addresses.join('; ')

/** Throws the refusal of the first row that cannot be saved. */
export function keepMail(call: SoapCall, mail: Mail, recipients: Recipients, words: Words): void {
  const taskId = create(call, 'Task', taskOf(call, mail, recipients, words))
  create(call, 'EmailMessage', { ...messageOf(call, mail, recipients, words), ActivityId: taskId })
}

function create(call: SoapCall, object: string, values: Record<string, unknown>): string | null {
  const wish: Operation = { op: 'create', object, values }
  const [saved] = save(call, [wish])
  const [refusal] = saved?.errors ?? []
  if (refusal) throw refusal
  return saved?.id ?? null
}

function taskOf(call: SoapCall, { whoId, whatId }: Mail, to: Recipients, words: Words): Record<string, unknown> {
  const { toAddresses, ccAddresses, bccAddresses } = to
  const told = [
    `To: ${joined(toAddresses)}`,
    `CC: ${joined(ccAddresses)}`,
    `BCC: ${joined(bccAddresses)}`,
    'Attachment: ',
    '',
    `Subject: ${words.subject ?? ''}`,
    `Body:\n${words.text ?? words.html ?? ''}`,
  ]
  return {
    ActivityDate: new Date(call.view.now()).toISOString().slice(0, 10),
    Description: told.join('\n'),
    Status: 'Completed',
    Subject: `Email: ${words.subject ?? ''}`,
    TaskSubtype: 'Email',
    WhatId: whatId ?? null,
    WhoId: whoId ?? null,
  }
}

const sent = '3'

function messageOf(call: SoapCall, { whatId }: Mail, to: Recipients, words: Words): Record<string, unknown> {
  const sender = call.view.table('User').get(call.session.userId)
  const isCase = whatId !== undefined && rowOfId(call, whatId)?.object.name === 'Case'
  return {
    BccAddress: joined(to.bccAddresses),
    CcAddress: joined(to.ccAddresses),
    FromAddress: sender?.['Email'] ?? null,
    FromName: sender?.['Name'] ?? null,
    HtmlBody: words.html,
    MessageDate: new Date(call.view.now()).toISOString(),
    Status: sent,
    Subject: words.subject,
    TextBody: words.text,
    ToAddress: joined(to.toAddresses),
    ...(isCase ? { ParentId: whatId } : { RelatedToId: whatId ?? null }),
  }
}
