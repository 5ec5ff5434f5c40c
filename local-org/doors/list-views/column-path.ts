/** Columns as metadata names them ('ACCOUNT.PHONE1', 'CREATED_DATE', 'CORE.USERS.ALIAS'), and the fields they are. */

import type { ObjectDef, OrgView } from '../../org/index.ts'
import { fieldAt } from './field-at.ts'

/** Those whose names say nothing of the field. */
const special: Record<string, string> = {
  'CORE.USERS.ALIAS': 'Owner.Alias',
  'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
  'CORE.USERS.LAST_NAME': 'Owner.LastName',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
  CREATEDBY_USER: 'CreatedBy.Name',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  FULL_NAME: 'Name',
  LAST_UPDATE: 'LastModifiedDate',
  LAST_ACTIVITY: 'LastActivityDate',
  'SALES.ACCOUNT.NAME': 'Account.Name',
  'ACCOUNT.NAME': 'Account.Name',
  'ACCOUNT.PHONE1': 'Phone',
  'ACCOUNT.PHONE2': 'Fax',
  'ACCOUNT.URL': 'Website',
  'ACCOUNT.ADDRESS1_STATE': 'BillingState',
  'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
  'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
  'ACCOUNT.EMPLOYEES': 'NumberOfEmployees',
  'ACCOUNT.SALES': 'AnnualRevenue',
  'CONTACT.PHONE1': 'Phone',
  'CONTACT.EMAIL': 'Email',
  'CAMPAIGN.CAMPAIGN_TYPE': 'Type',
  'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
}

/** The path behind a name; the name itself when nothing is behind it. */
export function columnPath(view: OrgView, object: ObjectDef, code: string): string {
  const bare = code.slice(code.lastIndexOf('.') + 1)
  const own = byLetters(object, bare)
  const isOwn = own !== undefined && code.split('.')[0]?.toUpperCase().startsWith(object.name.toUpperCase())
  const known = special[code.toUpperCase()]
  const candidates = [isOwn ? own : undefined, code, known, own]
  return candidates.find((path) => path !== undefined && fieldAt(view, object, path)) ?? code
}

/** The field with the same letters: 'STAGE_NAME' is StageName. */
function byLetters({ fields }: ObjectDef, code: string): string | undefined {
  const letters = (text: string) => text.replaceAll('_', '').toLowerCase()
  return fields.find(({ name }) => letters(name) === letters(code))?.name
}
