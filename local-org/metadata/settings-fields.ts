/** Fields that a standard object has once a feature of the org is switched on by its settings. */

import { type FieldDef, USUAL_FIELD } from '../org/index.ts'
import { type Facts, factFlag } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'

interface Switch {
  /** Name of the settings, and the member of them. */
  settings: string
  member: string
  object: string
  field: FieldDef
}

/** A system permission as a column, for profiles and permission sets. */
function permission(member: string, name: string, label: string): Switch[] {
  const flag = {
    ...USUAL_FIELD,
    name: `Permissions${name}`,
    label,
    type: 'boolean',
    nillable: false,
    custom: false,
  } as const
  const field = { ...flag, defaultedOnCreate: true, defaultValue: false }
  return ['PermissionSet', 'Profile'].map((object) => ({ settings: 'Security', member, object, field }))
}

const switches: readonly Switch[] = [
  ...permission('enableAuditFieldsInactiveOwner', 'CreateAuditFields', 'Set Audit Fields upon Record Creation'),
  ...permission('enableAuditFieldsInactiveOwner', 'UpdateWithInactiveOwner', 'Update Records with Inactive Owners'),
  {
    settings: 'Quote',
    member: 'enableQuote',
    object: 'Opportunity',
    field: {
      ...USUAL_FIELD,
      name: 'SyncedQuoteId',
      label: 'Quote ID',
      type: 'reference',
      length: 18,
      referenceTo: ['Quote'],
      relationshipName: 'SyncedQuote',
      custom: false,
    },
  },
]

function openFields({ org }: Ground, fullName: string, facts: Facts): void {
  for (const { field, member, object, settings } of switches) {
    if (settings === fullName && factFlag(facts, member)) org.addStandardField(object, field)
  }
}

/** Settings bring their fields when they are saved; other types are what they were. */
export function withFields(type: MetadataType): MetadataType {
  if (type.name !== 'Settings') return type
  return {
    ...type,
    plan(draft, fullName, facts) {
      const { apply, ...plan } = type.plan(draft, fullName, facts)
      return {
        ...plan,
        apply() {
          apply()
          openFields(draft.ground, fullName, facts)
        },
      }
    },
  }
}
