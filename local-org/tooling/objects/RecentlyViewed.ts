/** What the user looked at or wrote last (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_recentlyviewed.htm). */

import * as f from '../../objects/kit/index.ts'
import type { OrgView, Row } from '../../org/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { type Touch, touchedBy } from '../looks.ts'

/** So many records are remembered of a user. */
const kept = 200
const GIVEN = { readOnly: true }
/** Columns that are those of the record, where it has them. */
const SAME = ['LastName', 'FirstName', 'Alias', 'UserRoleId', 'RecordTypeId', 'ProfileId', 'Title', 'Email', 'Phone']

export default {
  live: true,
  spec: {
    ...f.readOnly({
      name: 'RecentlyViewed',
      label: 'Recently Viewed',
      plural: 'Recently Viewed',
      prefix: '',
      fields: [
        f.id('Recently Viewed ID'),
        f.text('Name', 'Name', 255, { readOnly: true, nameField: true }),
        f.text('LastName', 'Last Name', 80, GIVEN),
        f.text('FirstName', 'First Name', 40, GIVEN),
        f.picklist('Type', 'Type', [], { readOnly: true, length: 40 }),
        f.text('Alias', 'Alias', 8, GIVEN),
        f.reference('UserRoleId', 'Role ID', 'UserRole', GIVEN),
        f.reference('RecordTypeId', 'Record Type ID', 'RecordType', GIVEN),
        f.checkbox('IsActive', 'Active', GIVEN),
        f.reference('ProfileId', 'Profile ID', 'Profile', GIVEN),
        f.text('Title', 'Title', 80, GIVEN),
        f.email('Email', 'Email', GIVEN),
        f.phone('Phone', 'Phone', GIVEN),
        f.text('NameOrAlias', 'Name or Alias', 80, GIVEN),
        f.datetime('LastViewedDate', 'Last Viewed Date', { updateOnly: true }),
        f.datetime('LastReferencedDate', 'Last Referenced Date', { updateOnly: true }),
        f.picklist('Language', 'Language', f.LANGUAGES, { readOnly: true, length: 40 }),
      ],
    }),
    keyPrefix: null,
    retrieveable: false,
  },
  rows(view, org) {
    const shown = new Map<string, Row>()
    for (const touch of touchedBy(org, view.user.Id)) {
      if (shown.size >= kept) break
      const row = shown.has(touch.id) ? undefined : rowOf(view, touch)
      if (row) shown.set(touch.id, row)
    }
    return [...shown.values()]
  },
} satisfies ComputedObject

function rowOf(view: OrgView, { object, id, at }: Touch): Row | undefined {
  const def = view.object(object)
  const record = def?.mruEnabled ? view.table(object).get(id) : undefined
  if (!def || !record || record['IsDeleted'] === true) return undefined
  const name = record[def.fields.find(({ nameField }) => nameField)?.name ?? 'Name'] ?? null
  return {
    Id: id,
    Name: name,
    NameOrAlias: record['Alias'] ?? name,
    Type: object,
    IsActive: record['IsActive'] === true,
    LastViewedDate: at,
    LastReferencedDate: at,
    Language: null,
    ...Object.fromEntries(SAME.map((column) => [column, record[column] ?? null])),
  }
}
