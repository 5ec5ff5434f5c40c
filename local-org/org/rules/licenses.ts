/** Licences: each user has a permission set licence once, of those the user's own licence goes with, and what is taken is counted. */
import { SALESFORCE } from '../licenses.ts'
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row, type Value } from '../schema.ts'

const ASSIGNMENT = 'PermissionSetLicenseAssign'
const LICENSE = 'PermissionSetLicenseId'

function licenseOfUser(userId: Value | undefined, context: RuleContext): Row | undefined {
  const profile = context.live(context.live(userId)?.['ProfileId'])
  return context.live(profile?.['UserLicenseId'])
}

/** The words about licences that do not go together hold what clients look for; the rest of them is [K], as are the codes. */
function checkAssignment({ after }: Change, context: RuleContext): void {
  const others = context.find(ASSIGNMENT, 'AssigneeId', after['AssigneeId'])
  const twin = others.find((row) => row[LICENSE] === after[LICENSE])
  if (twin) {
    const words = `duplicate value found: ${LICENSE} duplicates value on record with id: ${twin.Id.slice(0, 15)}`
    throw new OrgError('DUPLICATE_VALUE', words)
  }
  const license = context.live(after[LICENSE])
  const own = licenseOfUser(after['AssigneeId'], context)
  if (own && own['Name'] !== SALESFORCE) {
    const words = `Can't assign permission set license: ${license?.['MasterLabel']} because the user's user license doesn't support it.`
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words)
  }
  if (Number(license?.['UsedLicenses'] ?? 0) >= Number(license?.['TotalLicenses'] ?? 0)) {
    throw new OrgError('LICENSE_LIMIT_EXCEEDED', `No ${license?.['MasterLabel']} permission set licenses are left.`)
  }
}

/** One more or one less is taken of a licence. */
function count(context: RuleContext, license: Row | undefined, by: number): void {
  if (license) context.derive(license.Id, { UsedLicenses: Math.max(0, Number(license['UsedLicenses'] ?? 0) + by) })
}

/** Active users take a licence of their profile. */
function countUser(change: Change, context: RuleContext): void {
  if (change.kind === 'update' && !isChanged(change, 'IsActive') && !isChanged(change, 'ProfileId')) return
  const of = (user: Partial<Row> | undefined) =>
    user?.['IsActive'] === true ? context.live(context.live(user['ProfileId'])?.['UserLicenseId']) : undefined
  if (change.before) count(context, of(change.before), -1)
  count(context, of(change.after), 1)
}

export default {
  objects: [ASSIGNMENT, 'User'],
  check(change, context) {
    if (change.meta.name === ASSIGNMENT && change.kind === 'create') checkAssignment(change, context)
  },
  after(change, context) {
    if (change.meta.name === 'User') return countUser(change, context)
    const license = context.live(change.after[LICENSE] ?? change.before?.[LICENSE])
    count(context, license, change.kind === 'delete' ? -1 : 1)
  },
} satisfies Rule
