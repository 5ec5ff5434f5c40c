/** Sends a mail as far as the org goes: checks it, fills it in, keeps it, and puts it into the outbox. Nothing leaves the machine. */

import { OrgError } from '../org/index.ts'
import { rowOfId } from '../soap/records/row-of-id.ts'
import type { Desk } from './desk.ts'
import { keepMail, type Recipients } from './keep-mail.ts'
import type { Sender } from './letter.ts'
import type { Mail } from './mail.ts'
import { recipientsOf } from './recipients.ts'
import { fillIn, templateWords, type Words } from './template.ts'

/** Throws OrgError for a mail that cannot be sent. */
export function sendMail(desk: Desk, mail: Mail): void {
  const recipients = recipientsOf(desk, mail)
  refuseForUser(desk, mail)
  const words = wordsOf(desk, mail)
  const from = mail.sender ?? senderOf(desk)
  if (mail.keep && (mail.whoId ?? mail.whatId) !== undefined) keepMail(desk, { mail, to: recipients, words, from })
  const { bccAddresses: bcc, ccAddresses: cc, toAddresses: to } = recipients
  const { templateId = null, via, whatId = null, whoId = null } = mail
  const sentAt = new Date(desk.view.now()).toISOString()
  desk.outbox.add({ sentAt, via, from, to: [...to], cc: [...cc], bcc: [...bcc], ...words, whoId, whatId, templateId })
  desk.org.spend(mail.limit, outside(desk, recipients))
}

/** The user who sends. */
function senderOf({ view, userId }: Desk): Sender {
  const { Name = null, Email = null } = view.table('User').get(userId) ?? { Id: userId }
  return { name: Name === null ? null : String(Name), address: Email === null ? null : String(Email) }
}

/** How many of them are no users of the org. */
function outside({ view }: Desk, recipients: Recipients): number {
  const users = new Set([...view.table('User').all()].map((user) => user['Email']))
  return Object.values(recipients)
    .flat()
    .filter((address) => !users.has(address)).length
}

/** Mails to the org's own users leave no trace at other records. */
function refuseForUser(desk: Desk, { whoId, whatId, keep }: Mail): void {
  if (whoId === undefined || rowOfId(desk, whoId)?.object.name !== 'User') return
  if (keep) {
    const message = 'saveAsActivity must be false when sending mail to users.'
    throw new OrgError('INVALID_SAVE_AS_ACTIVITY_FLAG', message, { fields: ['saveAsActivity', 'true'] })
  }
  if (whatId !== undefined) {
    const message = 'WhatId is not available for sending emails to UserIds.'
    throw new OrgError('INVALID_ID_FIELD', message, { fields: ['whatId', whatId] })
  }
}

function wordsOf(desk: Desk, mail: Mail): Words {
  const { templateId, words, whoId } = mail
  if (templateId === undefined) {
    if (words.text !== null || words.html !== null) return mail.bodiesAreTemplate ? filled(desk, words, mail) : words
    const message = 'Missing body, need at least one of html, plaintext, document, or template'
    throw new OrgError('REQUIRED_FIELD_MISSING', message)
  }
  if (whoId === undefined) throw new OrgError('REQUIRED_FIELD_MISSING', 'Missing targetObjectId with template')
  return filled(desk, templateWords(desk, templateId), mail)
}

function filled(desk: Desk, words: Words, mail: Mail): Words {
  const { words: ready, faults } = fillIn(desk, words, mail)
  const [fault] = faults
  if (fault) throw new OrgError(fault.statusCode, `${fault.message}: ${fault.fieldName}`)
  return ready
}
