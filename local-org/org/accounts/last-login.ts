/** A user tells when they came in last; no other stamp of theirs moves. */
import type { Transaction } from '../save/transaction.ts'

export function noteLastLogin(transaction: Transaction, userId: string, at: number): void {
  transaction.derive(userId, { LastLoginDate: Math.floor(at / 1000) * 1000 })
}
