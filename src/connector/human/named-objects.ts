/** How people name records in plain words, where a Salesforce field wants an id: owners, queues, profiles, campaigns. */
import { type Soql, soql } from '../../salesforce/index.ts'

export interface NamedObject {
  /** Fields a word is compared with, best first. */
  by: string[]
  /** Which records count. */
  where?: Soql
  /** Checkbox of records that may be used. */
  usable?: string
}

/** By API name. A word for any other object needs to say by which field: `{ "Name": "Acme" }`. */
export const namedObjects: Record<string, NamedObject> = {
  User: { by: ['Username', 'Email', 'Name'], usable: 'IsActive' },
  Group: { by: ['Name', 'DeveloperName'], where: soql`Type = ${'Queue'}` },
  Profile: { by: ['Name'] },
  UserRole: { by: ['Name', 'DeveloperName'] },
  Pricebook2: { by: ['Name'], usable: 'IsActive' },
  Campaign: { by: ['Name'] },
}
