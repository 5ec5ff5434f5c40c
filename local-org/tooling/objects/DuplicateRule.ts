/** Duplicate rules as rows (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_duplicaterule.htm). */

import { storedComponent } from '../../metadata/component-store.ts'
import { factText } from '../../metadata/facts.ts'
import type { DuplicateRule, Org, Row } from '../../org/index.ts'
import type { ComposedObject } from '../computed-object.ts'
import { ComputedTable } from '../computed-table.ts'
import { setUpId } from '../custom-ids.ts'

const of = 'DuplicateRule'

function rowOf(org: Org, { name, object, active }: DuplicateRule): Row {
  const stored = storedComponent({ org }, of, `${object}.${name}`)
  return {
    Id: setUpId('0Bm', object, name),
    IsDeleted: false,
    SobjectType: object,
    DeveloperName: name,
    Language: 'en_US',
    MasterLabel: (stored && factText(stored.facts, 'masterLabel')) ?? name,
    NamespacePrefix: null,
    CreatedDate: stored?.createdDate ?? null,
    CreatedById: stored?.createdById ?? org.admin.id,
    LastModifiedDate: stored?.lastModifiedDate ?? null,
    LastModifiedById: stored?.lastModifiedById ?? org.admin.id,
    SystemModstamp: stored?.lastModifiedDate ?? null,
    IsActive: active,
    SobjectSubtype: 'None',
  }
}

export default {
  of,
  live: true,
  table: (view, org) =>
    new ComputedTable(view.table(of).object, () => org.rules.duplicateRules.map((rule) => rowOf(org, rule))),
} satisfies ComposedObject
