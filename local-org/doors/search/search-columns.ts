/** The columns of an object's search results, and of what was used last: as deployed with the object, else as a new org has them. */

import { deployed, factMember, factTexts } from '../../metadata/index.ts'
import type { ObjectDef, OrgView } from '../../org/index.ts'
import { columnPath } from '../list-views/column-path.ts'
import { fieldAt } from '../list-views/field-at.ts'
import type { Instance } from '../wire/index.ts'

/** Beside the name. */
const usual: Record<string, string[]> = {
  Account: ['Site', 'Phone', 'Owner.Alias'],
  Campaign: ['Type', 'Status', 'StartDate', 'EndDate', 'Owner.Alias'],
  Case: ['Subject', 'Status', 'CreatedDate', 'Owner.Alias'],
  Contact: ['Account.Name', 'Account.Site', 'Phone', 'Email', 'Owner.Alias'],
  Contract: ['Account.Name', 'Status', 'StartDate', 'EndDate'],
  Lead: ['Title', 'Phone', 'Company', 'Email', 'Status', 'Owner.Alias'],
  Opportunity: ['Account.Name', 'Account.Site', 'StageName', 'CloseDate', 'Owner.Alias'],
  Order: ['Account.Name', 'Status', 'EffectiveDate'],
  Product2: ['ProductCode', 'Description', 'Family'],
  User: ['Alias', 'Email', 'Title'],
}

/** Paths of the fields, the name first. */
export function searchColumns({ view, instance }: { view: OrgView; instance: Instance }, object: ObjectDef): string[] {
  const names = object.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const about = deployed(instance.org, 'CustomObject').find(({ fullName }) => fullName === object.name)
  const layouts = about && factMember(about.facts, 'searchLayouts')
  const drawn = layouts ? factTexts(layouts, 'searchResultsAdditionalFields') : []
  const more = drawn.length > 0 ? drawn.map((code) => columnPath(view, object, code)) : (usual[object.name] ?? [])
  return [...new Set([...names, ...more])].filter((path) => fieldAt(view, object, path))
}
