/** Attributes of SCIM users and the fields of User they are; what is not named here is passed over. */

/** Simple attributes, and parts of `name`. */
export const plainFields = {
  userName: 'Username',
  externalId: 'FederationIdentifier',
  nickName: 'CommunityNickname',
  title: 'Title',
  preferredLanguage: 'LanguageLocaleKey',
  emailEncodingKey: 'EmailEncodingKey',
  locale: 'LocaleSidKey',
  timezone: 'TimeZoneSidKey',
  active: 'IsActive',
} as const

export const nameFields = { familyName: 'LastName', givenName: 'FirstName' } as const

/** Phone numbers by their `type`. */
export const phoneFields = { work: 'Phone', mobile: 'MobilePhone', fax: 'Fax' } as const

export const addressFields = {
  streetAddress: 'Street',
  locality: 'City',
  region: 'State',
  postalCode: 'PostalCode',
  country: 'Country',
} as const

/** Of the extension for enterprises; clients send them beside the others too. */
export const enterpriseFields = {
  employeeNumber: 'EmployeeNumber',
  department: 'Department',
  division: 'Division',
} as const

/** Of Salesforce's own extension. */
export const ownFields = { alias: 'Alias' } as const
