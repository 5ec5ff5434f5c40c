/** What profiles may do with a custom object when it comes, and what goes when it does. */
import type { Draft } from '../save/rule.ts'
import type { Transaction } from '../save/transaction.ts'

const RIGHTS = /^Permissions/

/**
 * Every profile gets for the new object what it has for accounts [K: Salesforce asks the person who makes the object, and
 * gives nobody but administrators anything when it comes by metadata]. Custom metadata is set-up, which is not permitted so.
 */
export function permitNewObject(transaction: Transaction, SobjectType: string): void {
  if (SobjectType.endsWith('__mdt')) return
  for (const set of transaction.table('PermissionSet')?.all() ?? []) {
    if (set['IsOwnedByProfile'] !== true) continue
    const rows = transaction.find('ObjectPermissions', 'ParentId', set.Id)
    const model = rows.find((row) => row['SobjectType'] === 'Account')
    if (!model || rows.some((row) => row['SobjectType'] === SobjectType)) continue
    const rights: Draft = Object.fromEntries(Object.entries(model).filter(([name]) => RIGHTS.test(name)))
    transaction.insert('ObjectPermissions', { ...rights, ParentId: set.Id, SobjectType })
  }
}

/** Permissions on what is gone go too: those of an object, or of one field ('Ship__c.Mass__c'). */
export function forgetPermissions(transaction: Transaction, gone: string): void {
  const [object = '', field] = gone.split('.')
  for (const name of field === undefined ? ['ObjectPermissions', 'FieldPermissions'] : ['FieldPermissions']) {
    for (const row of transaction.table(name)?.all() ?? []) {
      const isOf = field === undefined ? row['SobjectType'] === object : row['Field'] === gone
      if (isOf) transaction.remove(row.Id)
    }
  }
}
