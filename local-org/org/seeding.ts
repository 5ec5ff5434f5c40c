/** Fills an org through the ordinary rules, as the system. */
import { bootstrap, type NewOrg } from './bootstrap.ts'
import type { SaveOptions } from './operations.ts'
import { saveSet } from './save/save-set.ts'
import type { Transaction } from './save/transaction.ts'
import type { Transactions } from './transactions.ts'

const SEEDING: SaveOptions = { skipCustomRules: true, setAuditFields: true, asSystem: true, client: 'seed' }

/** Writes what every org has; objects and fields that the schema lacks are left out. */
export function beginOrg(transactions: Transactions, ids: NewOrg): void {
  transactions.run(ids.admin.id, SEEDING, (transaction) => {
    bootstrap((object, values) => insertKnown(transaction, object, values), ids)
  })
}

function insertKnown(transaction: Transaction, object: string, values: Record<string, unknown>): string | undefined {
  const meta = transaction.catalog.get(object)
  const known = Object.entries(values).filter(([name, value]) => meta?.has(name) && value !== undefined)
  return meta ? transaction.insert(object, Object.fromEntries(known) as Record<string, string>) : undefined
}

/** Saves records as the administrator, all or none; throws the first refusal. Returns the ids in order. */
export function insertAll(
  transactions: Transactions,
  adminId: string,
  object: string,
  records: Record<string, unknown>[],
): string[] {
  const operations = records.map((values) => ({ op: 'create' as const, object, values }))
  return transactions.run(adminId, SEEDING, (transaction) => {
    return saveSet(transaction, operations).map(({ id, errors }) => {
      if (errors[0]) throw errors[0]
      return id ?? ''
    })
  })
}
