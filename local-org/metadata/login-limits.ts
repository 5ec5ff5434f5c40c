/** From where and when the people of a profile may log in, as its component says (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm). */

import { BlockList, isIP, isIPv6 } from 'node:net'
import { type LoginRefusal, localDay, type Org, zoneOffset } from '../org/index.ts'
import { storedComponent } from './component-store.ts'
import { type Facts, factList, factMember, factText } from './facts.ts'
import { profileApiName } from './profile-names.ts'

/** What stands against a login. */
export type LoginLimit = 'address' | 'hours'

/** What the history of logins says of it. */
export const limitRefusals: Readonly<Record<LoginLimit, LoginRefusal>> = {
  address: 'Restricted IP',
  hours: 'Restricted Time',
}

const MINUTE = 60_000
/** Day 0, 1970-01-01, was a Thursday. */
const DAYS = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday']

/** Undefined when the user's profile lets the user in from the address now. */
export function loginLimit(org: Org, userId: string, address: string): LoginLimit | undefined {
  const view = org.as(org.admin.id)
  const profileId = String(view.table('User').get(userId)?.['ProfileId'] ?? '')
  const name = profileApiName(String(view.table('Profile').get(profileId)?.['Name'] ?? ''))
  const facts = storedComponent({ org }, 'Profile', name)?.facts
  if (!facts) return undefined
  if (!isFrom(factList(facts, 'loginIpRanges'), address)) return 'address'
  return isWithin(factMember(facts, 'loginHours'), org) ? undefined : 'hours'
}

/** No ranges at all: from anywhere. */
function isFrom(ranges: readonly Facts[], address: string): boolean {
  const allowed = new BlockList()
  for (const range of ranges) {
    const [start = '', end = ''] = [factText(range, 'startAddress'), factText(range, 'endAddress')]
    if (isIP(start) && isIP(end)) allowed.addRange(start, end, familyOf(start))
  }
  return ranges.length === 0 || allowed.check(address, familyOf(address))
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** Hours are minutes from midnight in the zone of the org; a day that is not told is open. */
function isWithin(hours: Facts | undefined, org: Org): boolean {
  if (!hours) return true
  const [organization] = org.as(org.admin.id).table('Organization').all()
  const zone = String(organization?.['TimeZoneSidKey'] ?? 'GMT')
  const now = org.clock.now()
  const day = localDay(zone, now)
  const minutes = (now + zoneOffset(zone, now) - day * 24 * 60 * MINUTE) / MINUTE
  const [start, end] = ['Start', 'End'].map((edge) => factText(hours, `${DAYS[day % DAYS.length]}${edge}`))
  return start === undefined || end === undefined || (minutes >= Number(start) && minutes < Number(end))
}
