/** Which fields of a lead go where when it is converted (Salesforce's standard mapping). */

type Mapping = Record<string, string>

const address = (prefix: string): Mapping => ({
  Street: `${prefix}Street`,
  City: `${prefix}City`,
  State: `${prefix}State`,
  PostalCode: `${prefix}PostalCode`,
  Country: `${prefix}Country`,
})

export const TO_ACCOUNT: Mapping = {
  Company: 'Name',
  Phone: 'Phone',
  Fax: 'Fax',
  Website: 'Website',
  Industry: 'Industry',
  Rating: 'Rating',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  LeadSource: 'AccountSource',
  ...address('Billing'),
}

export const TO_CONTACT: Mapping = {
  Salutation: 'Salutation',
  FirstName: 'FirstName',
  LastName: 'LastName',
  Title: 'Title',
  Email: 'Email',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  Description: 'Description',
  LeadSource: 'LeadSource',
  HasOptedOutOfEmail: 'HasOptedOutOfEmail',
  HasOptedOutOfFax: 'HasOptedOutOfFax',
  DoNotCall: 'DoNotCall',
  ...address('Mailing'),
}

export const TO_OPPORTUNITY: Mapping = { LeadSource: 'LeadSource' }
