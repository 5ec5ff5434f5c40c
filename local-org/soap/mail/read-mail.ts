/** One mail of a sendEmail call, as it was asked for. */

import type { Addressees, Mail } from '../../mail/mail.ts'
import { flagIn, textIn, textsIn, type XmlElement } from '../xml/element.ts'

export function readMail(message: XmlElement): Mail {
  const text = (name: string) => textIn(message, name)?.trim() || undefined
  const list = (name: Addressees) => textsIn(message, name).filter(Boolean)
  return {
    via: 'sendEmail',
    limit: 'SingleEmail',
    addresses: {
      toAddresses: list('toAddresses'),
      ccAddresses: list('ccAddresses'),
      bccAddresses: list('bccAddresses'),
    },
    whoId: text('targetObjectId'),
    whatId: text('whatId'),
    templateId: text('templateId'),
    words: {
      subject: textIn(message, 'subject') ?? null,
      text: textIn(message, 'plainTextBody') ?? null,
      html: textIn(message, 'htmlBody') ?? null,
    },
    keep: flagIn(message, 'saveAsActivity') ?? true,
    toPerson: flagIn(message, 'treatTargetObjectAsRecipient') ?? true,
    optOut: text('optOutPolicy') ?? 'SEND',
    bodiesAreTemplate: flagIn(message, 'treatBodiesAsTemplate') ?? false,
  }
}

/** A mass mail is one mail for each person, all from one template. */
export function readMassMail(message: XmlElement): Mail[] {
  const whatIds = textsIn(message, 'whatIds')
  return textsIn(message, 'targetObjectIds').map((whoId, at) => ({ ...readMail(message), whoId, whatId: whatIds[at] }))
}
