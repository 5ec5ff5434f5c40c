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

/** Functions that ask for a change of the record, or for other records: not for fields, which are computed when they are read. */
const RULES_ONLY = /\b(ISCHANGED|ISCLONE|ISNEW|PRIORVALUE|REGEX|VLOOKUP)\s*\(/i

/** Characters a formula may have (https://help.salesforce.com/s/articleView?id=platform.custom_field_attributes.htm). */
const LONGEST = 3900

function checkUse(formula: string, use: FormulaUse): void {
  if (formula.length > LONGEST) {
    throw wrongFormula(`Formula is too long (${formula.length} characters).  Maximum length is ${LONGEST} characters`)
  }
  const barred =
    use === 'field' ? RULES_ONLY.exec(formula.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""'))?.[1] : undefined
  if (barred) throw wrongFormula(`Function ${barred.toUpperCase()} may not be used in this type of formula`)
}

/** Where a formula stands: in a field, or in a rule that is evaluated when a record is saved. */
export type FormulaUse = 'field' | 'rule'

/** Throws OrgError FIELD_INTEGRITY_EXCEPTION when the formula cannot be, or gives another kind than the field type asks. */
export function judgeFormula(
  formula: string,
  object: string,
  fields: Fields,
  type: FieldDef['type'],
  use: FormulaUse = 'rule',
): void {
  checkUse(formula, use)
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
  if (name === '$Setup') return ofPath(fields, rest[0] ?? '', rest.slice(1))
  if (name === '$CustomMetadata') return ofPath(fields, rest[0] ?? '', rest.slice(2))
  if (name === '$ObjectType') return ofPath(fields, rest[0] ?? '', rest.slice(2))
  const object = GLOBALS[name]
  return object === undefined ? 'Text' : ofPath(fields, object, rest)
}
