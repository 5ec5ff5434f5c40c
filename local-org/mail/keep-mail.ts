/** What a sent mail leaves in the org: a done task and the message, with the records they are about. */

import { rowOfId } from '../soap/records/row-of-id.ts'
import type { Desk } from './desk.ts'
import type { Sender } from './letter.ts'
import type { Addressees, Mail } from './mail.ts'
import type { Words } from './template.ts'

export type Recipients = Readonly<Record<Addressees, readonly string[]>>

const joined = (addresses: readonly string[]) => addresses.join('; ')

/** A mail that goes out: whom it is from and reaches, with all filled in. */
export interface Outgoing {
  mail: Mail
  to: Recipients
  words: Words
  from: Sender
}

/** Throws the refusal of the first row that cannot be saved. */
export function keepMail(desk: Desk, outgoing: Outgoing): void {
  const taskId = create(desk, 'Task', taskOf(desk, outgoing))
  create(desk, 'EmailMessage', { ...messageOf(desk, outgoing), ActivityId: taskId })
}

function create(desk: Desk, object: string, values: Record<string, unknown>): string | null {
  const [saved] = desk.save([{ op: 'create', object, values }])
  const [refusal] = saved?.errors ?? []
  if (refusal) throw refusal
  return saved?.id ?? null
}

function taskOf(desk: Desk, { mail: { whoId, whatId }, to, words }: Outgoing): Record<string, unknown> {
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
    ActivityDate: new Date(desk.view.now()).toISOString().slice(0, 10),
    Description: told.join('\n'),
    Status: 'Completed',
    Subject: `Email: ${words.subject ?? ''}`,
    TaskSubtype: 'Email',
    WhatId: whatId ?? null,
    WhoId: whoId ?? null,
  }
}

const sent = '3'

function messageOf(desk: Desk, { mail: { whatId }, to, words, from }: Outgoing): Record<string, unknown> {
  const isCase = whatId !== undefined && rowOfId(desk, whatId)?.object.name === 'Case'
  return {
    BccAddress: joined(to.bccAddresses),
    CcAddress: joined(to.ccAddresses),
    FromAddress: from.address,
    FromName: from.name,
    HtmlBody: words.html,
    MessageDate: new Date(desk.view.now()).toISOString(),
    Status: sent,
    Subject: words.subject,
    TextBody: words.text,
    ToAddress: joined(to.toAddresses),
    ...(isCase ? { ParentId: whatId } : { RelatedToId: whatId ?? null }),
  }
}
