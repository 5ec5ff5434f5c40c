/**
 * Renames a custom object: the same definition, fields, rules and permissions under another name. Rows carry the name of
 * their object in what follows them (events, shares, history), so an object that has rows keeps its name here.
 */

import { OrgError, type Row } from '../org/index.ts'
import { renameFamily } from './component-store.ts'
import type { Ground } from './ground.ts'
import { notThere, unsupported } from './refusals.ts'
import { putRow, rowsOf } from './rows.ts'

/** Throws OrgError for a name that is not there, taken, or of an object that rows or fields elsewhere depend on. */
export function renameObject(ground: Ground, from: string, to: string): void {
  const { org } = ground
  const view = org.as(org.admin.id)
  const object = view.object(from)
  if (!object?.custom) throw notThere('CustomObject', from)
  if (view.object(to)) throw new OrgError('DUPLICATE_DEVELOPER_NAME', `There is already a CustomObject named ${to}.`)
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*__[ce]$/.test(to) || to.slice(-3) !== from.slice(-3)) {
    throw new OrgError('INVALID_FULL_NAME', `The name "${to}" is not a valid custom name.`)
  }
  if (view.table(object.name).size > 0) throw unsupported('renaming an object that has records')
  const permissions = permissionsOf(ground, object.name)
  org.removeCustomObject(object.name)
  const [own, added] = [false, true].map((custom) => object.fields.filter((field) => field.custom === custom))
  org.createCustomObject({ ...object, name: to, fields: own ?? [], childRelationships: [] })
  for (const field of added ?? []) org.createCustomField(to, field)
  for (const one of permissions) permit(ground, one, { from: object.name, to })
  for (const row of rowsOf(ground, 'RecordType')) {
    if (row['SobjectType'] === object.name) putRow(ground, 'RecordType', row, { SobjectType: to })
  }
  moveRules(ground, object.name, to)
  renameFamily(ground, object.name, to)
}

interface Permission {
  of: 'ObjectPermissions' | 'FieldPermissions'
  row: Row
}

/** They go with the old name. */
function permissionsOf(ground: Ground, object: string): Permission[] {
  return (['ObjectPermissions', 'FieldPermissions'] as const).flatMap((of) =>
    rowsOf(ground, of).flatMap((row) => (row['SobjectType'] === object ? [{ of, row }] : [])),
  )
}

function permit(ground: Ground, { of, row }: Permission, { from, to }: { from: string; to: string }): void {
  const rights = Object.entries(row).filter(([name]) => name === 'ParentId' || name.startsWith('Permissions'))
  const field = row['Field'] === undefined ? {} : { Field: String(row['Field']).replace(from, to) }
  const values = { ...Object.fromEntries(rights), SobjectType: to, ...field }
  // A new object has been permitted to profiles already.
  const known = rowsOf(ground, of).find(
    (one) => one['ParentId'] === row['ParentId'] && one['SobjectType'] === to && of === 'ObjectPermissions',
  )
  putRow(ground, of, known, known ? Object.fromEntries(rights.filter(([name]) => name !== 'ParentId')) : values)
}

function moveRules({ org }: Ground, from: string, to: string): void {
  const own = (name: string) => (name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name)
  const renamed = <T extends { object: string; name: string }>(rules: T[]): T[] =>
    rules.map((rule) => (rule.object === from ? { ...rule, object: to, name: own(rule.name) } : rule))
  const {
    assignmentRules,
    duplicateRules,
    feedTracking,
    history,
    outboundMessages,
    sharing,
    validationRules,
    workflow,
  } = org.rules
  org.setRules({
    assignmentRules: renamed(assignmentRules),
    duplicateRules: renamed(duplicateRules),
    outboundMessages: renamed(outboundMessages),
    validationRules: renamed(validationRules),
    workflow: {
      rules: renamed(workflow.rules).map((rule) => ({
        ...rule,
        updates: rule.updates.map(own),
        tasks: rule.tasks.map(own),
        messages: rule.messages.map(own),
      })),
      updates: renamed(workflow.updates),
      tasks: renamed(workflow.tasks),
    },
    history: withKey(history, from, to),
    feedTracking: withKey(feedTracking, from, to),
    sharing: withKey(sharing, from, to),
  })
}

function withKey<T>(values: Record<string, T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value]))
}
