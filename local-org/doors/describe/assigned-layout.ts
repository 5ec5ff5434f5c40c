/** Which deployed layout a user has of an object: that of the user's profile, by record type (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm). */

import { type DeployedComponent, deployed, factList, factText, profileApiName } from '../../metadata/index.ts'
import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { usualLayoutName } from './made-layout.ts'

/** Undefined where nobody deployed one: 'Account-Account Layout', 'Account-%28Partners%29'. */
export function assignedLayout(call: Call, object: ObjectDef, recordTypeId?: string): DeployedComponent | undefined {
  const own = deployed(call.instance.org, 'Layout').filter(({ fullName }) => fullName.startsWith(`${object.name}-`))
  if (own.length === 0) return undefined
  const assigned = assignment(call, object, recordTypeId)
  const usual = usualLayoutName(object)
  const named = (name: string) => own.find(({ fullName }) => decoded(fullName) === decoded(name))
  return (assigned === undefined ? undefined : named(assigned)) ?? named(usual)
}

/** Names stand in files with their signs written as %28. */
function decoded(name: string): string {
  return name.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The name the profile gives: for the record type, else for all. */
function assignment({ view, instance, session }: Call, object: ObjectDef, recordTypeId?: string): string | undefined {
  const profileId = String(view.table('User').get(session.userId)?.['ProfileId'] ?? '')
  const name = profileApiName(String(view.table('Profile').get(profileId)?.['Name'] ?? ''))
  const profile = deployed(instance.org, 'Profile').find(({ fullName }) => fullName === name)
  const type = view.recordTypes(object.name).types.find(({ id }) => id === recordTypeId)
  const assignments = (profile ? factList(profile.facts, 'layoutAssignments') : []).flatMap((one) => {
    const layout = factText(one, 'layout')
    return layout?.startsWith(`${object.name}-`) ? [{ layout, recordType: factText(one, 'recordType') }] : []
  })
  const wanted = type && `${object.name}.${type.developerName}`
  return (
    assignments.find(({ recordType }) => wanted !== undefined && recordType === wanted) ??
    assignments.find(({ recordType }) => recordType === undefined)
  )?.layout
}
