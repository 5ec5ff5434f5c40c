/**
 * Lines of an opportunity: the price-book entry from the product's id, code or name and the deal's price book, the price from
 * the entry. All lines of a set for one API call.
 */
import { Problem } from '../../problems.ts'
import { type FieldValues, join, soql } from '../../salesforce/index.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { toId18 } from '../ids.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { attempt } from '../outcome.ts'
import { distinct, isAmong, select } from '../soql.ts'
import { readAll } from './read-all.ts'
import { idOf } from './row.ts'

/** Rows that say everything are left alone, and nothing is asked when all do. */
export async function completeLineItems(context: ActionContext, rows: FieldValues[]): Promise<Outcome<FieldValues>[]> {
  const open = rows.filter(isOpen)
  if (open.length === 0) return rows.map((value) => ({ ok: true, value }))
  const facts = await factsFor(context, open)
  return rows.map((row) => attempt(() => (isOpen(row) ? completed(row, facts) : row)))
}

const has = (row: FieldValues, name: string) => row[name] !== undefined && row[name] !== null && row[name] !== ''
const hasPrice = (row: FieldValues) => has(row, 'UnitPrice') || has(row, 'TotalPrice')
const isOpen = (row: FieldValues) =>
  (has(row, 'Product2Id') && !has(row, 'PricebookEntryId')) || (has(row, 'PricebookEntryId') && !hasPrice(row))

interface Facts {
  /** Price book by opportunity; those without one are missing. */
  books: Map<string, string>
  entries: FieldValues[]
}

async function factsFor(context: ActionContext, rows: FieldValues[]): Promise<Facts> {
  const dealIds = rows.flatMap((row) => toId18(String(row['OpportunityId'])) ?? [])
  const deals = isAmong('Id', distinct(dealIds.map((id) => soql`${id}`))).map((some) =>
    select({ object: 'Opportunity', fields: ['Id', 'Pricebook2Id'], where: [some] }),
  )
  const wanted = await readAll(context, [...deals, ...pricesOf(rows)])
  const records = wanted.flatMap((answer) => {
    if (!answer.ok) throw answer.problem
    return answer.value.records
  })
  const isEntry = (record: FieldValues) => 'UnitPrice' in record
  const books = records.filter((record) => !isEntry(record) && record['Pricebook2Id'])
  return {
    books: new Map(books.map((deal) => [idOf(deal), String(deal['Pricebook2Id'])])),
    entries: records.filter(isEntry),
  }
}

/** Entries by their own id, or by id, code or name of the product. */
function pricesOf(rows: FieldValues[]) {
  const entryIds = rows.flatMap((row) => toId18(String(row['PricebookEntryId'])) ?? [])
  const products = rows.filter((row) => !has(row, 'PricebookEntryId')).map((row) => String(row['Product2Id']).trim())
  const ids = products.flatMap((product) => toId18(product) ?? [])
  const words = products.filter((product) => toId18(product) === null)
  const conditions = [
    ...isAmong('Id', texts(entryIds)),
    ...isAmong('Product2Id', texts(ids)),
    ...isAmong('ProductCode', texts(words)),
    ...isAmong('Name', texts(words)),
  ]
  const fields = [
    'Id',
    'Pricebook2Id',
    'Pricebook2.IsStandard',
    'Product2Id',
    'ProductCode',
    'Name',
    'UnitPrice',
    'IsActive',
  ]
  const any = soql`(${join(conditions, ' OR ')})`
  return encodeURIComponent(any.text).length < 12_000
    ? [select({ object: 'PricebookEntry', fields, where: [any] })]
    : conditions.map((one) => select({ object: 'PricebookEntry', fields, where: [one] }))
}

const texts = (values: string[]) => distinct(values.map((value) => soql`${value}`))

function completed(row: FieldValues, facts: Facts): FieldValues {
  const entry = has(row, 'PricebookEntryId') ? entryOf(row, facts) : entryFor(row, facts)
  const { Product2Id: _, ...rest } = row
  if (!entry) return row
  const price = hasPrice(row) ? {} : { UnitPrice: entry['UnitPrice'] }
  return { ...rest, PricebookEntryId: idOf(entry), ...price }
}

const entryOf = (row: FieldValues, { entries }: Facts) =>
  entries.find((entry) => idOf(entry) === toId18(String(row['PricebookEntryId'])))

/** The product's entry in the deal's price book; a deal without one takes the standard book with its first line. */
function entryFor(row: FieldValues, { books, entries }: Facts): FieldValues {
  const book = books.get(toId18(String(row['OpportunityId'])) ?? '')
  const inBook = entries.filter((entry) => (book ? entry['Pricebook2Id'] === book : isStandard(entry)))
  const wanted = String(row['Product2Id']).trim()
  const fits = ['Product2Id', 'ProductCode', 'Name']
    .map((name) => inBook.filter((entry) => isSame(entry[name], name === 'Product2Id' ? toId18(wanted) : wanted)))
    .find((some) => some.length > 0)
  const active = fits?.filter((entry) => entry['IsActive'] === true) ?? []
  const [only] = active
  if (only && active.length === 1) return only
  throw only ? ambiguous(wanted, active) : noPrice(wanted, Boolean(fits), entries)
}

const isSame = (value: unknown, wanted: string | null) =>
  wanted !== null && String(value ?? '').toLowerCase() === wanted.toLowerCase()

function isStandard(entry: FieldValues): boolean {
  const book = entry['Pricebook2']
  return typeof book === 'object' && book !== null && 'IsStandard' in book && book.IsStandard === true
}

function ambiguous(wanted: string, entries: FieldValues[]): Problem {
  return new Problem('match-ambiguous', {
    what: `"${wanted}" fits ${entries.length} products: ${entries
      .slice(0, 5)
      .map((entry) => String(entry['Product2Id']))
      .join(', ')}.`,
    fix: 'Give the id of the product, or its code.',
    object: 'OpportunityLineItem',
    field: 'Product2Id',
  })
}

function noPrice(wanted: string, isInactive: boolean, entries: FieldValues[]): Problem {
  const names = entries.flatMap((entry) =>
    [entry['Name'], entry['ProductCode']].filter((name) => typeof name === 'string'),
  )
  const suggestions = isInactive ? [] : nearest(wanted, names).filter((name) => name !== wanted)
  return new Problem('field-value-invalid', {
    what: isInactive
      ? `The price of "${wanted}" in the opportunity’s price book is not active.`
      : `There is no product "${wanted}" with a price in the opportunity’s price book.`,
    fix: didYouMean(suggestions) || 'Add a price for it to the price book in Salesforce, or give pricebookEntryId.',
    object: 'OpportunityLineItem',
    field: 'Product2Id',
    suggestions,
  })
}
