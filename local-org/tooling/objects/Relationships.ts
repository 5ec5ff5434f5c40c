/** Relationships between objects as set-up knows them: each look-up field, and each object it may lead to (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_relationshipinfo.htm). */

import * as f from '../../objects/kit/index.ts'
import type { FieldDef, ObjectDef, OrgView } from '../../org/index.ts'
import { complexField } from '../complex-field.ts'
import type { ComputedObject } from '../computed-object.ts'
import { durableLink } from '../field-facts.ts'

const flags = ['IsCascadeDelete', 'IsDeprecatedAndHidden', 'IsRestrictedDelete']

const entity = (name: string, children?: string) =>
  durableLink(name, 'Entity Definition ID', 'EntityDefinition', children)

/** What rows of both objects have. */
const usualFields = (children: string) => [
  entity('ChildSobjectId'),
  durableLink('FieldId', 'Field Definition ID', 'FieldDefinition', children),
  ...flags.map((name) => f.checkbox(name, name, { readOnly: true })),
  complexField('JunctionIdListNames', 'Names of the Junction Id Lists'),
]

function links(view: OrgView): { object: ObjectDef; field: FieldDef }[] {
  const leading = (field: FieldDef) => (field.referenceTo?.length ?? 0) > 0
  return [...view.objects()].flatMap((object) => object.fields.filter(leading).map((field) => ({ object, field })))
}

function told(object: ObjectDef, field: FieldDef) {
  const id = `${object.name}.${field.name}`
  return {
    Id: id,
    DurableId: id,
    ChildSobjectId: object.name,
    FieldId: id,
    IsCascadeDelete: field.onParentDelete === 'cascade',
    IsDeprecatedAndHidden: false,
    IsRestrictedDelete: field.onParentDelete === 'restrict',
    JunctionIdListNames: JSON.stringify({ junctionIdListNames: [] }),
  }
}

const info: ComputedObject = {
  spec: f.readOnly({
    name: 'RelationshipInfo',
    label: 'Relationship',
    plural: 'Relationships',
    prefix: '0Ju',
    fields: [
      f.id('Relationship Info ID'),
      f.text('DurableId', 'Relationship Info Durable ID', 255, { readOnly: true, nameField: true }),
      ...usualFields('RelationshipInfos'),
    ],
  }),
  rows: (view) => links(view).map(({ object, field }) => told(object, field)),
}

/** What a parent calls its children of a look-up. */
function nameAt(view: OrgView, parent: string, { object, field }: { object: ObjectDef; field: FieldDef }) {
  const kin = view.object(parent)?.childRelationships ?? []
  return kin.find((one) => one.childSObject === object.name && one.field === field.name)?.relationshipName ?? null
}

const domain: ComputedObject = {
  spec: f.readOnly({
    name: 'RelationshipDomain',
    label: 'Relationship Domain',
    plural: 'Relationship Domains',
    prefix: '0Jv',
    fields: [
      f.id('Relationship Domain ID'),
      f.text('DurableId', 'Relationship Domain Durable ID', 255, { readOnly: true, nameField: true }),
      entity('ParentSobjectId', 'ChildRelationships'),
      durableLink('RelationshipInfoId', 'Relationship Info ID', 'RelationshipInfo', 'RelationshipDomains'),
      f.text('RelationshipName', 'Relationship Name', 80, { readOnly: true }),
      ...usualFields('RelationshipDomains'),
    ],
  }),
  rows: (view) =>
    links(view).flatMap(({ object, field }) =>
      (field.referenceTo ?? []).map((parent) => {
        const usual = told(object, field)
        const id = `${parent}.${usual.Id}`
        const own = { Id: id, DurableId: id, ParentSobjectId: parent, RelationshipInfoId: usual.Id }
        return {
          ...usual,
          ...own,
          // Names are looked up among all children of the parent.
          get RelationshipName() {
            return nameAt(view, parent, { object, field })
          },
        }
      }),
    ),
}

export default [info, domain]
