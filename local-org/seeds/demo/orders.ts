/** Five orders, still drafts, with their products. */
import { day, nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'
import { type Price, STANDARD } from './products.ts'

const COUNT = 5

export function addOrders(org: Seeding, { accounts, prices }: { accounts: Account[]; prices: Price[] }): void {
  const orders = Array.from({ length: COUNT }, (_, n) => toOrder(org, nth(accounts, n * 5), n))
  const items = org.insert('Order', orders).flatMap((id, n) => toItems(id, prices, n))
  org.insert('OrderItem', items)
}

function toOrder(org: Seeding, account: Account, n: number): Record<string, unknown> {
  return {
    AccountId: account.id,
    Status: 'Draft',
    EffectiveDate: day(org, 3 + n * 4),
    Pricebook2: STANDARD,
    ShippingCity: account.city,
    ShippingCountry: account.country,
    OwnerId: account.ownerId,
  }
}

function toItems(OrderId: string, prices: Price[], n: number): Record<string, unknown>[] {
  return [nth(prices, n), nth(prices, n + 6)].map((price, line) => ({
    OrderId,
    PricebookEntryId: price.entryId,
    Quantity: 2 + n + line,
    UnitPrice: price.unitPrice,
  }))
}
