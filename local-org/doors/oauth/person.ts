/** What the identity and userinfo endpoints tell of a user. */

import type { Row } from '../../org/index.ts'
import type { OpenCall } from '../wire/index.ts'

/** The user's row; undefined when there is none. */
export function findPerson(call: OpenCall, userId: string): Row | undefined {
  const { org } = call.instance
  return org.as(org.admin.id).table('User').get(userId)
}

/** First and last name. */
export function fullName(person: Row): string {
  return [person['FirstName'], person['LastName']].filter(Boolean).join(' ')
}

/** The URLs of the org's APIs, with `{version}` left to fill in unless the caller names one or the latest. SOAP URLs end with the 15-character org id. */
export function apiUrls(call: OpenCall, userId: string): Record<string, string> {
  const { origin } = call
  const version = versionIn(call)
  const orgId = call.instance.org.id.slice(0, 15)
  const rest = `${origin}/services/data/v${version}/`
  return {
    enterprise: `${origin}/services/Soap/c/${version}/${orgId}`,
    metadata: `${origin}/services/Soap/m/${version}/${orgId}`,
    partner: `${origin}/services/Soap/u/${version}/${orgId}`,
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: `${origin}/services/Soap/T/${version}/${orgId}`,
    tooling_rest: `${rest}tooling/`,
    profile: `${origin}/${userId}`,
    feeds: `${rest}chatter/feeds`,
    groups: `${rest}chatter/groups`,
    users: `${rest}chatter/users`,
    feed_items: `${rest}chatter/feed-items`,
    feed_elements: `${rest}chatter/feed-elements`,
    custom_domain: origin,
  }
}

/** What stands where a version belongs: `version=latest`, `version=60.0`, or the place itself. */
function versionIn({ instance, query }: OpenCall): string {
  const asked = query.get('version')
  if (asked === 'latest') return instance.apiVersion
  return asked !== null && /^\d\d\.0$/.test(asked) ? asked : '{version}'
}

/** Offset of an IANA time zone from UTC at an instant, in ms. */
export function utcOffsetMs(timeZone: string, at: number): number {
  const zoned = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = zoned.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return sign === '-' ? -ms : ms
}

/** Salesforce's spelling of an instant: '2026-05-01T07:25:37Z'. */
export function isoSeconds(ms: unknown): string | null {
  return typeof ms === 'number' ? new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z') : null
}
