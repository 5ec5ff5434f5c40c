/** Mails the org sent: they leave the machine for nowhere, and can be looked at here. */

import { z } from 'zod'
import { endpoint, nothing, ok } from '../endpoint.ts'

const filter = z.strictObject({
  to: z.string().optional().describe('an address among all recipients'),
  via: z.string().optional().describe("'sendEmail', 'emailSimple', or the full name of an email alert"),
  limit: z.coerce.number().int().min(1).default(100).describe('the newest so many'),
})

const text = z.string().nullable()
const addresses = z.array(z.string())

const letter = z.strictObject({
  number: z.int().describe('counts from 1'),
  sentAt: z.iso.datetime().describe('org time'),
  via: z.string(),
  from: z.strictObject({ name: text, address: text }),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  subject: text,
  text,
  html: text,
  whoId: text,
  whatId: text,
  templateId: text,
})

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/mail',
    summary: 'The letters in the outbox, oldest first: who wrote to whom, what, by which way, and about which records',
    input: filter,
    output: z.array(letter),
    run({ instance }, { to, via, limit }) {
      const wanted = instance.outbox.letters.filter(
        (letter) =>
          (via === undefined || letter.via === via) &&
          (to === undefined || [...letter.to, ...letter.cc, ...letter.bcc].includes(to)),
      )
      return wanted.slice(-limit)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/mail',
    summary: 'Empties the outbox',
    input: nothing,
    output: ok,
    run: ({ instance }) => instance.outbox.clear(),
  }),
]
