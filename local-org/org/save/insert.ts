/** Writes one new row: defaults, rules, stamps. */
import { defaultValue } from '../formula/default-value.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row } from '../schema.ts'
import { checkRequired, checkUnique } from './checks.ts'
import { formulaSource } from './formula-source.ts'
import type { SaveContext } from './parts.ts'
import type { Change, Draft } from './rule.ts'

/** Values as they shall be stored; throws OrgError. */
export function insert(context: SaveContext, meta: Meta, values: Draft): Row {
  const change: Change = { kind: 'create', meta, before: undefined, after: values, sent: new Set(Object.keys(values)) }
  values['Id'] ??= context.newId(meta)
  setDefaults(context, change)
  context.run('before', change)
  checkRequired(change)
  checkUnique(context, change)
  context.run('check', change)
  for (const field of meta.autoNumbers) values[field.name] ??= numbered(context, meta, field)
  stamp(context, change)
  const row = context.put(meta, context.pack(meta, values))
  context.run('after', change)
  return row
}

function setDefaults(context: SaveContext, { meta, after }: Change): void {
  const source = formulaSource(context)
  for (const field of meta.defaults) after[field.name] ??= defaultValue(field, meta, source, after)
  if (meta.has('OwnerId')) after['OwnerId'] ??= context.userId
  if (meta.has('IsDeleted')) after['IsDeleted'] = false
}

/** 'A-{0000}' with 7 gives 'A-0007'; {YYYY}, {YY}, {MM} and {DD} are of the day. */
function numbered(context: SaveContext, meta: Meta, field: FieldDef): string {
  const n = String(context.nextNumber(`${meta.name}.${field.name}`, field.autoNumberStart))
  const [year = '', month = '', day = ''] = new Date(context.now).toISOString().slice(0, 10).split('-')
  const dates: Record<string, string> = { YYYY: year, YY: year.slice(2), MM: month, DD: day }
  return (field.autoNumberFormat ?? '{0}')
    .replace(/\{(YYYY|YY|MM|DD)\}/g, (_, part: string) => dates[part] ?? '')
    .replace(/\{(0+)\}/, (_, zeros: string) => n.padStart(zeros.length, '0'))
}

function stamp(context: SaveContext, { meta, after }: Change): void {
  const stamps: Draft = {
    CreatedDate: context.now,
    CreatedById: context.userId,
    LastModifiedDate: context.now,
    LastModifiedById: context.userId,
  }
  for (const name in stamps) if (meta.has(name)) after[name] ??= stamps[name] ?? null
  if (meta.has('SystemModstamp')) after['SystemModstamp'] = context.now
}
