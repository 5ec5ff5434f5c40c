/** Who a session belongs to: GetUserInfoResult, members in the order of the WSDL (some clients count them). */

import type { Org, Row } from '../../org/index.ts'
import type { Xml } from '../xml/write-xml.ts'

export function userInfo(org: Org, userId: string): Xml {
  const view = org.as(org.admin.id)
  const user: Partial<Row> = view.table('User').get(userId) ?? {}
  const organization: Partial<Row> = view.object('Organization') ? (view.table('Organization').get(org.id) ?? {}) : {}
  const of = (row: Partial<Row>, name: string, otherwise: string) => String(row[name] ?? otherwise)
  return {
    accessibilityMode: false,
    chatterExternal: false,
    currencySymbol: '$',
    orgAttachmentFileSizeLimit: 26_214_400,
    orgDefaultCurrencyIsoCode: 'USD',
    orgDefaultCurrencyLocale: of(organization, 'DefaultLocaleSidKey', 'en_US'),
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: org.id,
    organizationMultiCurrency: false,
    organizationName: of(organization, 'Name', ''),
    profileId: of(user, 'ProfileId', ''),
    roleId: user['UserRoleId'] ? of(user, 'UserRoleId', '') : null,
    sessionSecondsValid: org.accounts.sessionLifetime / 1000,
    userDefaultCurrencyIsoCode: null,
    userEmail: of(user, 'Email', ''),
    userFullName: [user['FirstName'], user['LastName']].filter(Boolean).join(' '),
    userId,
    userLanguage: of(user, 'LanguageLocaleKey', 'en_US'),
    userLocale: of(user, 'LocaleSidKey', 'en_US'),
    userName: of(user, 'Username', ''),
    userTimeZone: of(user, 'TimeZoneSidKey', 'GMT'),
    userType: of(user, 'UserType', 'Standard'),
    userUiSkin: 'Theme3',
  }
}
