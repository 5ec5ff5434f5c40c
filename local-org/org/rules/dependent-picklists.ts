/** The value of a dependent picklist must be offered under the value of the one that controls it. */
import { isChanged, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: 'all',
  check(change) {
    if (change.kind === 'delete') return
    for (const field of change.meta.dependents) {
      const value = change.after[field.name] ?? null
      const controller = field.controllerName ?? ''
      if (value === null || !(isChanged(change, field.name) || isChanged(change, controller))) continue
      const choice = field.picklistValues?.find((one) => one.value === value)
      if (!choice?.validFor || choice.validFor.includes(String(change.after[controller] ?? ''))) continue
      const words = `${field.label}: bad value for restricted picklist field: ${value}`
      throw new OrgError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', words, { fields: [field.name] })
    }
  },
} satisfies Rule
