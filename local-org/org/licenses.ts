/** The licences of a new org: what users of a kind may use, and what is given to single users besides. */

/** A licence of users: its name, what Salesforce calls it inside, and how many the org has. */
interface UserLicense {
  name: string
  /** LicenseDefinitionKey; that of Chatter Free is [K]. */
  key: string
  total: number
}

/** The licence everybody has who works with sales and service records. */
export const SALESFORCE = 'Salesforce'

/** Those of a Developer Edition that its profiles belong to; here there are more of the first than the two of a true one. */
export const userLicenses: readonly UserLicense[] = [
  { name: SALESFORCE, key: 'SFDC', total: 100 },
  { name: 'Salesforce Platform', key: 'AUL', total: 3 },
  { name: 'Chatter Free', key: 'CSN_User', total: 5000 },
]

/** A standard profile of another licence than Salesforce, the type of its users, and the standard objects it is good for. */
interface OtherProfile {
  license: string
  userType: string
  objects: readonly string[]
}

export const otherProfiles: Readonly<Record<string, OtherProfile>> = {
  'Standard Platform User': {
    license: 'Salesforce Platform',
    userType: 'Standard',
    objects: ['Account', 'Contact', 'Document'],
  },
  'Chatter Free User': { license: 'Chatter Free', userType: 'CsnOnly', objects: [] },
}

/** Permission set licences: 'DeveloperName MasterLabel', and how many. */
export const permissionSetLicenses: readonly (readonly [developerName: string, label: string, total: number])[] = [
  ['CRMUserPsl', 'CRM User', 2],
  ['IdentityConnect', 'Identity Connect', 10],
  ['InboxUserPsl', 'Inbox User', 5],
  ['SalesConsoleUser', 'Sales Console User', 2],
  ['SalesUserPsl', 'Sales User', 2],
  ['SalesforceAPIIntegrationPsl', 'Salesforce API Integration', 5],
  ['ServiceUserPsl', 'Service User', 2],
  ['SurveyCreatorPsl', 'Survey Creator', 10],
]
