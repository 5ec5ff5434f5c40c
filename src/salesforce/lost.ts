/** What it means when a call ended without an answer. */
import { codeOf, messageOf, Problem } from '../problems.ts'

/** Failures before the first byte of the request left: the org has surely not seen it. */
const reasonsNotSent: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'the name lookup failed',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  UND_ERR_CONNECT_TIMEOUT: 'it did not accept a connection in time',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate cannot be verified',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** The Problem of a call that `thrown` ended; `sent` says whether the org may have carried it out. */
export function lostAnswer(thrown: unknown, origin: string, write: boolean): { problem: Problem; sent: boolean } {
  // A stream of ours that failed with its own words: the request never was whole, and Salesforce does not act on half of one.
  if (thrown instanceof Problem) return { problem: thrown, sent: false }
  const reason = reasonsNotSent[codeOf(thrown)]
  const sent = reason === undefined
  if (sent && write) return { problem: lostWrite(`${origin} did not answer (${messageOf(thrown)})`, thrown), sent }
  return {
    sent,
    problem: new Problem('org-unreachable', {
      what: `${origin} cannot be reached: ${reason ?? `the answer did not arrive (${messageOf(thrown)})`}.`,
      fix: 'Check the address and that this server may connect to it; Rainmaker keeps trying.',
      cause: thrown,
    }),
  }
}

/** A write of which nobody knows whether it was carried out. */
export function lostWrite(how: string, cause?: unknown, salesforce?: Problem['details']['salesforce']): Problem {
  return new Problem('answer-lost', {
    what: `${how}, so it is not known whether the write happened.`,
    fix: 'Look in the org before repeating it; Rainmaker does so by itself where it can.',
    ...(salesforce && { salesforce }),
    cause,
  })
}
