/** Objects that bulk APIs do not know although other APIs do. */

import { type ObjectDef, OrgError } from '../../org/index.ts'

/** As clients that read whole orgs by Bulk list them; Attachment is on such lists for its content alone. */
const unknown = new Set([
  'AcceptedEventRelation',
  'CaseStatus',
  'ContractStatus',
  'DeclinedEventRelation',
  'EventWhoRelation',
  'FieldSecurityClassification',
  'OrderStatus',
  'PartnerRole',
  'RecentlyViewed',
  'SolutionStatus',
  'TaskPriority',
  'TaskStatus',
  'TaskWhoRelation',
  'UndecidedEventRelation',
  'UserRecordAccess',
])

/** Throws INVALIDENTITY, in recorded words. */
export function checkBulkObject({ name }: Pick<ObjectDef, 'name'>): void {
  if (unknown.has(name)) throw new OrgError('INVALIDENTITY', `Entity '${name}' is not supported by the Bulk API.`)
}
