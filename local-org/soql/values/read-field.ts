/** Reads a field from a stored row. Person names are stored in parts and put together here. */
import type { FieldDef, ObjectDef, Row, Value } from '../../org/schema.ts'

// Salutation belongs to the compound name but is not shown in it.
const NAME_PARTS = ['FirstName', 'MiddleName', 'LastName', 'Suffix']

function nameParts(object: ObjectDef, field: FieldDef): string[] {
  const parts = new Set(object.fields.filter((part) => part.compoundFieldName === field.name).map((part) => part.name))
  return NAME_PARTS.filter((name) => parts.has(name))
}

function joinedName(parts: readonly string[]): (row: Row) => Value {
  return (row) => {
    let name = ''
    for (const part of parts) {
      const value = row[part]
      if (value) name = name ? `${name} ${value}` : String(value)
    }
    return name || null
  }
}

/** Reads one field of rows of an object. Addresses and locations have no single value: null. */
export function fieldReader(object: ObjectDef, field: FieldDef): (row: Row) => Value {
  const { name } = field
  if (field.nameField) {
    const parts = nameParts(object, field)
    if (parts.length > 0) return joinedName(parts)
  }
  return (row) => row[name] ?? null
}
