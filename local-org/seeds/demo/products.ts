/** The catalogue: products, their standard prices and the prices for large customers. */

import type { Seeding } from '../seeding.ts'

export interface Price {
  /** Entry of the standard price book. */
  entryId: string
  unitPrice: number
}

/** The price book every org has, named as a parent. */
export const STANDARD = { Name: 'Standard Price Book' }

type Row = [code: string, name: string, price: number, description: string]

const PRODUCTS: Row[] = [
  ['RM-100', 'Sensor Starter Kit', 490, 'Ten sensors, one gateway, cables'],
  ['RM-110', 'Sensor Pack of 50', 1900, 'Temperature, humidity and vibration'],
  ['RM-200', 'Edge Gateway', 1250, 'Collects up to 200 sensors'],
  ['RM-210', 'Edge Gateway Rugged', 2150, 'For outdoors and plants, IP67'],
  ['RM-300', 'Control Cabinet', 7800, 'Ready-wired, 24 channels'],
  ['RM-400', 'Monitoring Platform, Team', 4800, 'Yearly subscription, 10 users'],
  ['RM-410', 'Monitoring Platform, Enterprise', 24000, 'Yearly subscription, 100 users'],
  ['RM-420', 'Predictive Maintenance Add-on', 12000, 'Yearly subscription'],
  ['RM-500', 'Installation Day', 1600, 'One engineer on site'],
  ['RM-510', 'Training Day', 1400, 'Up to twelve people'],
  ['RM-600', 'Premium Support', 9600, 'Yearly, answer within one hour'],
  ['RM-900', 'Legacy Data Logger', 350, 'No longer made'],
]

/** Share of the standard price that large customers pay. */
const LARGE_CUSTOMER_RATE = 0.85

/** Twelve products in two price books; answers the standard prices of those still sold (all but the last). */
export function addProducts(org: Seeding): Price[] {
  const productIds = org.insert('Product2', PRODUCTS.map(toProduct))
  const entries = (book: object, rate: number) =>
    PRODUCTS.map(([, , price], n) => ({
      ...book,
      Product2Id: productIds[n],
      UnitPrice: Math.round(price * rate),
      IsActive: true,
    }))
  const entryIds = org.insert('PricebookEntry', entries({ Pricebook2: STANDARD }, 1))
  const [largeBook = ''] = org.insert('Pricebook2', [
    { Name: 'Large Customers', IsActive: true, Description: '15 % off' },
  ])
  org.insert('PricebookEntry', entries({ Pricebook2Id: largeBook }, LARGE_CUSTOMER_RATE))
  const list = PRODUCTS.map(([, , unitPrice], n) => ({
    entryId: entryIds[n] ?? '',
    unitPrice,
  }))
  return list.slice(0, -1)
}

function toProduct([code, name, , description]: Row, n: number): Record<string, unknown> {
  return {
    Name: name,
    ProductCode: code,
    StockKeepingUnit: `${code}-US`,
    Description: description,
    IsActive: n < PRODUCTS.length - 1,
  }
}
