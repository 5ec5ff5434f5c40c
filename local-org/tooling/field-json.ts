/** A field's whole content as the Tooling API shows it. */

import { storedComponent } from '../metadata/component-store.ts'
import { contentJson } from '../metadata/content-json.ts'
import { toXml } from '../metadata/facts.ts'
import { writeField } from '../metadata/fields/write-field.ts'
import type { FieldDef, ObjectDef, Org } from '../org/index.ts'

/** What was deployed of the field, or what the schema tells. */
export function fieldJson(org: Org, object: ObjectDef, field: FieldDef): string {
  const stored = storedComponent({ org }, 'CustomField', `${object.name}.${field.name}`)
  return JSON.stringify(contentJson(stored ? toXml(stored.facts) : writeField({ org, version: '60.0' }, object, field)))
}
