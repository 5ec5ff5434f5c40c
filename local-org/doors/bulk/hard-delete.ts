/** Who may delete past the recycle bin by bulk jobs. */

import { OrgError } from '../../org/index.ts'
import { type Call, mayUse } from '../wire/index.ts'

/** Throws `errorCode`, as the API spells it, in recorded words for users without the permission Bulk API Hard Delete. */
export function checkHardDelete(
  { instance, session }: Call,
  errorCode: 'FeatureNotEnabled' | 'FEATURENOTENABLED',
): void {
  if (mayUse(instance.org, session.userId, 'BulkApiHardDelete')) return
  const words =
    'hardDelete operation requires special user profile permission, please contact your system administrator'
  throw new OrgError(errorCode, words)
}
