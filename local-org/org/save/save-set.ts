/** The set-wise save: each row stands or falls by itself, or all together. */
import { to18 } from '../ids.ts'
import type { Operation, SaveResult } from '../operations.ts'
import { OrgError } from '../schema.ts'
import { perform } from './perform.ts'
import type { Transaction } from './transaction.ts'

const ROLLED_BACK = 'Record rolled back because not all records were valid and the request was using AllOrNone header'

/** Saves inside the transaction; nothing of a refused row is left in it. Committing is the caller's part. */
export function saveSet(transaction: Transaction, operations: readonly Operation[]): SaveResult[] {
  const seen = new Set<string>()
  const start = transaction.point
  const results = operations.map((wish) => saveOne(transaction, wish, seen))
  if (!transaction.options.allOrNone || results.every((result) => result.success)) return results
  transaction.backTo(start)
  return results.map((result) => (result.success ? rolledBack(result) : result))
}

function saveOne(transaction: Transaction, wish: Operation, seen: Set<string>): SaveResult {
  const point = transaction.point
  const progress = { seen, isNew: false }
  try {
    return { success: true, errors: [], ...perform(transaction, wish, progress) }
  } catch (error) {
    transaction.backTo(point)
    if (!(error instanceof OrgError)) throw error
    const id = 'id' in wish && to18(wish.id) ? wish.id : null
    return { id, success: false, ...(wish.op === 'upsert' && { created: progress.isNew }), errors: errorsOf(error) }
  }
}

/** One refusal may carry several: every validation rule that did not hold. */
function errorsOf(error: OrgError): OrgError[] {
  return Array.isArray(error.cause) ? error.cause.filter((one) => one instanceof OrgError) : [error]
}

function rolledBack({ id, created }: SaveResult): SaveResult {
  const errors = [new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', ROLLED_BACK)]
  return { id: created === false ? id : null, success: false, ...(created !== undefined && { created }), errors }
}
