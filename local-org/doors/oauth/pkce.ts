/** Proof key for code exchange (RFC 7636): the verifier must hash to the challenge of the authorization request. */

import { createHash } from 'node:crypto'
import { type CodeGrant, OrgError } from '../../org/index.ts'

const hashes: Record<string, (verifier: string) => string> = {
  S256: (verifier) => createHash('sha256').update(verifier).digest('base64url'),
  plain: (verifier) => verifier,
}

/** The challenge method of an authorization request. Without one, Salesforce takes S256 [K]. */
export function challengeMethod(asked: string | undefined): string {
  const method = asked ?? 'S256'
  if (!(method in hashes)) throw new OrgError('invalid_request', 'invalid code challenge method')
  return method
}

/** Throws OrgError invalid_grant when the verifier is missing or wrong. */
export function proveCode(grant: CodeGrant, verifier: string | undefined): void {
  if (grant.codeChallenge === null) return
  if (verifier === undefined) throw new OrgError('invalid_grant', 'missing code verifier')
  const hash = hashes[grant.codeChallengeMethod ?? 'S256']
  if (hash?.(verifier) !== grant.codeChallenge) throw new OrgError('invalid_grant', 'invalid code verifier')
}
