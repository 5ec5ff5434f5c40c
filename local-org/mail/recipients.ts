/** Who gets a mail: addresses as they stand, people by their ids, and the person it is about. */

import { OrgError } from '../org/index.ts'
import { rowOfId } from '../soap/records/row-of-id.ts'
import type { Desk } from './desk.ts'
import type { Addressees, Mail } from './mail.ts'
import { people } from './merge-fields.ts'

const addressForm = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/

/** Addresses of each kind. Throws OrgError INVALID_EMAIL_ADDRESS, UNSPECIFIED_EMAIL_ADDRESS, REQUIRED_FIELD_MISSING, EMAIL_OPTED_OUT. */
export function recipientsOf(desk: Desk, mail: Mail): Record<Addressees, string[]> {
  const of = (kind: Addressees) => mail.addresses[kind].flatMap((given) => addressOf(desk, mail, kind, given))
  const told = { toAddresses: of('toAddresses'), ccAddresses: of('ccAddresses'), bccAddresses: of('bccAddresses') }
  const person = mail.whoId !== undefined && mail.toPerson ? personAddress(desk, mail, mail.whoId) : []
  const all = { ...told, toAddresses: [...person, ...told.toAddresses] }
  if (Object.values(all).some((list) => list.length > 0)) return all
  throw new OrgError('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.')
}

function addressOf(desk: Desk, mail: Mail, kind: Addressees, given: string): string[] {
  if (addressForm.test(given)) return [given]
  if (rowOfId(desk, given)) return personAddress(desk, mail, given)
  throw new OrgError('INVALID_EMAIL_ADDRESS', `Email address is invalid: ${given}`, { fields: [kind, given] })
}

/** Nobody, where those who want no mails are left out. */
function personAddress(desk: Desk, { optOut }: Mail, id: string): string[] {
  const { object, row } = rowOfId(desk, id) ?? {}
  if (!object || !row || !people.has(object.name)) {
    throw new OrgError('INVALID_ID_FIELD', `Only Contact, Lead and User ids are allowed: ${id}`)
  }
  if (row['HasOptedOutOfEmail'] === true && optOut === 'FILTER') return []
  if (row['HasOptedOutOfEmail'] === true && optOut === 'REJECT') {
    throw new OrgError('EMAIL_OPTED_OUT', `Recipient has opted out of email: ${id}`)
  }
  const { Email } = row
  if (typeof Email === 'string' && Email !== '') return [Email]
  throw new OrgError('UNSPECIFIED_EMAIL_ADDRESS', `No email address for ${id}`)
}
