/** The sessions that live (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_authsession.htm). Their tokens are not shown; which of them asks is not told. */

import type { Login, Org, Row, Session } from '../../org/index.ts'
import type { ComposedObject } from '../computed-object.ts'
import { ComputedTable } from '../computed-table.ts'
import { loginId, setUpId } from '../custom-ids.ts'

const of = 'AuthSession'

/** What a session is called after the way it began. */
const sessionTypes: Readonly<Record<Login['type'], string>> = {
  Application: 'UI',
  'Other Apex API': 'API',
  'Remote Access 2.0': 'Oauth2',
}

function rowOf({ id, accounts }: Org, session: Session, login: Login | undefined): Row {
  const { accessToken, userId, issuedAt, expiresAt, login: number } = session
  const type = login?.type ?? 'Remote Access 2.0'
  return {
    Id: setUpId('0Ak', accessToken),
    UsersId: userId,
    CreatedDate: issuedAt,
    LastModifiedDate: Math.max(issuedAt, expiresAt - accounts.sessionLifetime),
    NumSecondsValid: Math.round(accounts.sessionLifetime / 1000),
    UserType: 'Standard',
    SourceIp: login?.sourceIp ?? null,
    LoginType: type,
    SessionType: sessionTypes[type],
    SessionSecurityLevel: 'STANDARD',
    LogoutUrl: null,
    ParentId: null,
    LoginHistoryId: number === undefined ? null : loginId(id, number),
    LoginGeoId: null,
    IsCurrent: false,
    IsAssociatedWithJwtAccessToken: false,
  }
}

/** Administrators see all, others their own. */
function rows(org: Org, userId: string): Row[] {
  const logins = new Map(org.accounts.logins())
  return org.accounts
    .sessions()
    .filter((session) => [session.userId, org.admin.id].includes(userId))
    .map((session) => rowOf(org, session, logins.get(session.login ?? '')))
}

export default {
  of,
  live: true,
  table: (view, org) => new ComputedTable(view.table(of).object, () => rows(org, view.user.Id)),
} satisfies ComposedObject
