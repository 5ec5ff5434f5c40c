/** Logs a user in by a SAML assertion the app signed (RFC 7522; https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_SAML_bearer_flow.htm). */

import { OrgError } from '../../../org/index.ts'
import { type Claims, proveClaims } from '../assertion.ts'
import { actAs } from '../bearer.ts'
import { findApp } from '../client.ts'
import { required } from '../form.ts'
import { isSigned } from '../saml/signature.ts'
import { attributeOf, elementAt, readSigned, type SignedElement, textOf } from '../saml/signed-element.ts'
import type { Grant } from './grant.ts'

export const samlBearer: Grant = (call, form) => {
  const assertion = readSigned(Buffer.from(required(form, 'assertion'), 'base64url').toString('utf8'))
  const claims = claimsOf(assertion)
  const app = findApp(call, claims.iss)
  if (app.certificate === null || !isSigned(assertion, app.certificate)) {
    throw new OrgError('invalid_grant', 'invalid assertion')
  }
  proveClaims(call, claims)
  return actAs(call, app, claims.sub)
}

/** The same claims that a JWT has. */
function claimsOf(assertion: SignedElement): Claims {
  const confirmation = elementAt(assertion, 'Subject/SubjectConfirmation/SubjectConfirmationData')
  return {
    iss: textOf(elementAt(assertion, 'Issuer')),
    sub: textOf(elementAt(assertion, 'Subject/NameID')),
    aud: textOf(elementAt(assertion, 'Conditions/AudienceRestriction/Audience')),
    exp: Date.parse(attributeOf(confirmation, 'NotOnOrAfter')),
  }
}
