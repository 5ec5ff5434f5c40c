/** Judges a formula against a schema, before anybody relies on it: fields, functions, kinds, and what comes out. */
import type { FieldDef } from '../schema.ts'
import { kindOf } from './compile.ts'
import { wrongFormula } from './kinds.ts'
import type { FormulaSchema, Kind } from './scope.ts'

type Known = Pick<FieldDef, 'type'> & Partial<FieldDef>

/** What is known of the objects a formula may speak of. */
export interface Fields {
  field(object: string, name: string): Known | undefined
  /** The reference field behind a relationship name. */
  relationship(object: string, name: string): Known | undefined
}

const KINDS: Partial<Record<FieldDef['type'], Kind>> = {
  boolean: 'Boolean',
  int: 'Number',
  long: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  combobox: 'Picklist',
  multipicklist: 'MultiPicklist',
  location: 'Location',
  address: 'Location',
}

/** What messages call the kind a formula should have given. */
const SHOWN: Partial<Record<Kind, string>> = { Boolean: 'true or false', DateTime: 'Date/Time' }
const shown = (kind: Kind) => SHOWN[kind] ?? kind

/** Objects behind merge fields that are the same for every record. */
const GLOBALS: Record<string, string> = {
  $User: 'User',
  $Profile: 'Profile',
  $UserRole: 'UserRole',
  $Organization: 'Organization',
  $RecordType: 'RecordType',
}

const kindOfField = ({ type }: Known): Kind => KINDS[type] ?? 'Text'

/** Throws OrgError FIELD_INTEGRITY_EXCEPTION when the formula cannot be, or gives another kind than the field type asks. */
export function judgeFormula(formula: string, object: string, fields: Fields, type: FieldDef['type']): void {
  const kind = kindOf(formula, schemaOf(object, fields))
  const expected = KINDS[type] ?? 'Text'
  if (kind === 'Null' || kind === expected) return
  const words = `Formula result is data type (${shown(kind)}), incompatible with expected data type (${shown(expected)}).`
  throw wrongFormula(words)
}

function schemaOf(object: string, fields: Fields): FormulaSchema {
  return {
    field(path) {
      const [first = '', ...rest] = path
      const kind = first.startsWith('$') ? ofGlobal(fields, first, rest) : ofPath(fields, object, path)
      if (kind) return kind
      throw wrongFormula(`Field ${path.join('.')} does not exist. Check spelling.`)
    },
  }
}

function ofPath(fields: Fields, object: string, [name = '', ...rest]: readonly string[]): Kind | undefined {
  if (rest.length === 0) {
    const field = fields.field(object, name)
    return field && kindOfField(field)
  }
  const [relation = '', chosen] = name.split(':')
  const link = fields.relationship(object, relation)
  const parent = chosen ?? link?.referenceTo?.[0]
  return link && parent ? ofPath(fields, parent, rest) : undefined
}

function ofGlobal(fields: Fields, name: string, rest: string[]): Kind | undefined {
  if (name === '$System') return 'DateTime'
  if (name === '$Permission') return 'Boolean'
  if (name === '$ObjectType') return ofPath(fields, rest[0] ?? '', rest.slice(2))
  const object = GLOBALS[name]
  return object === undefined ? 'Text' : ofPath(fields, object, rest)
}
