/** Sends a mail as far as the org goes: checks it, fills it in and keeps it. Nothing leaves the machine. */

import { OrgError } from '../../org/index.ts'
import { rowOfId } from '../records/row-of-id.ts'
import type { SoapCall } from '../soap-call.ts'
import { keepMail } from './keep-mail.ts'
import type { Mail } from './mail.ts'
import { recipientsOf } from './recipients.ts'
import { fillIn, templateWords, type Words } from './template.ts'

/** Throws OrgError for a mail that cannot be sent. */
export function sendMail(call: SoapCall, mail: Mail): void {
  const recipients = recipientsOf(call, mail)
  refuseForUser(call, mail)
  const words = wordsOf(call, mail)
  if (mail.keep && (mail.whoId ?? mail.whatId) !== undefined) keepMail(call, mail, recipients, words)
}

/** Mails to the org's own users leave no trace at other records. */
function refuseForUser(call: SoapCall, { whoId, whatId, keep }: Mail): void {
  if (whoId === undefined || rowOfId(call, whoId)?.object.name !== 'User') return
  if (keep) {
    const message = 'saveAsActivity must be false when sending mail to users.'
    throw new OrgError('INVALID_SAVE_AS_ACTIVITY_FLAG', message, { fields: ['saveAsActivity', 'true'] })
  }
  if (whatId !== undefined) {
    const message = 'WhatId is not available for sending emails to UserIds.'
    throw new OrgError('INVALID_ID_FIELD', message, { fields: ['whatId', whatId] })
  }
}

function wordsOf(call: SoapCall, mail: Mail): Words {
  const { templateId, words, whoId } = mail
  if (templateId === undefined) {
    if (words.text !== null || words.html !== null) return mail.bodiesAreTemplate ? filled(call, words, mail) : words
    const message = 'Missing body, need at least one of html, plaintext, document, or template'
    throw new OrgError('REQUIRED_FIELD_MISSING', message)
  }
  if (whoId === undefined) throw new OrgError('REQUIRED_FIELD_MISSING', 'Missing targetObjectId with template')
  return filled(call, templateWords(call, templateId), mail)
}

function filled(call: SoapCall, words: Words, mail: Mail): Words {
  const { words: ready, faults } = fillIn(call, words, mail)
  const [fault] = faults
  if (fault) throw new OrgError(fault.statusCode, `${fault.message}: ${fault.fieldName}`)
  return ready
}
