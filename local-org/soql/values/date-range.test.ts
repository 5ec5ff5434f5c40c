import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayText } from '../../org/index.ts'
import { daysOf } from './date-range.ts'

const FRIDAY = Date.parse('2026-05-15') / 86_400_000

/** First and last day covered when today is Friday 2026-05-15. */
const CASES: readonly (readonly [name: string, count: number, first: string, last: string])[] = [
  ['YESTERDAY', 0, '2026-05-14', '2026-05-14'],
  ['TODAY', 0, '2026-05-15', '2026-05-15'],
  ['TOMORROW', 0, '2026-05-16', '2026-05-16'],
  ['LAST_WEEK', 0, '2026-05-03', '2026-05-09'],
  ['THIS_WEEK', 0, '2026-05-10', '2026-05-16'],
  ['NEXT_WEEK', 0, '2026-05-17', '2026-05-23'],
  ['LAST_MONTH', 0, '2026-04-01', '2026-04-30'],
  ['THIS_MONTH', 0, '2026-05-01', '2026-05-31'],
  ['NEXT_MONTH', 0, '2026-06-01', '2026-06-30'],
  ['LAST_90_DAYS', 0, '2026-02-14', '2026-05-15'],
  ['NEXT_90_DAYS', 0, '2026-05-16', '2026-08-13'],
  ['LAST_QUARTER', 0, '2026-01-01', '2026-03-31'],
  ['THIS_QUARTER', 0, '2026-04-01', '2026-06-30'],
  ['NEXT_FISCAL_QUARTER', 0, '2026-07-01', '2026-09-30'],
  ['LAST_YEAR', 0, '2025-01-01', '2025-12-31'],
  ['THIS_FISCAL_YEAR', 0, '2026-01-01', '2026-12-31'],
  ['NEXT_YEAR', 0, '2027-01-01', '2027-12-31'],
  ['LAST_N_DAYS', 30, '2026-04-15', '2026-05-15'],
  ['NEXT_N_DAYS', 3, '2026-05-16', '2026-05-18'],
  ['N_DAYS_AGO', 2, '2026-05-13', '2026-05-13'],
  ['LAST_N_WEEKS', 2, '2026-04-26', '2026-05-09'],
  ['NEXT_N_WEEKS', 1, '2026-05-17', '2026-05-23'],
  ['N_WEEKS_AGO', 1, '2026-05-03', '2026-05-09'],
  ['LAST_N_MONTHS', 5, '2025-12-01', '2026-04-30'],
  ['NEXT_N_MONTHS', 8, '2026-06-01', '2027-01-31'],
  ['N_MONTHS_AGO', 5, '2025-12-01', '2025-12-31'],
  ['LAST_N_QUARTERS', 2, '2025-10-01', '2026-03-31'],
  ['N_QUARTERS_AGO', 2, '2025-10-01', '2025-12-31'],
  ['LAST_N_FISCAL_QUARTERS', 1, '2026-01-01', '2026-03-31'],
  ['N_FISCAL_QUARTERS_AGO', 1, '2026-01-01', '2026-03-31'],
  ['NEXT_N_YEARS', 2, '2027-01-01', '2028-12-31'],
  ['LAST_N_FISCAL_YEARS', 1, '2025-01-01', '2025-12-31'],
  ['N_YEARS_AGO', 3, '2023-01-01', '2023-12-31'],
]

for (const [name, count, first, last] of CASES) {
  test(`${name}${count ? `:${count}` : ''}`, () => {
    const { from, to } = daysOf(name, count, FRIDAY)
    assert.deepEqual([dayText(from), dayText(to - 1)], [first, last])
  })
}

test('a Sunday starts its week and a Saturday ends it', () => {
  const sunday = Date.parse('2026-05-10') / 86_400_000
  assert.equal(dayText(daysOf('THIS_WEEK', 0, sunday).from), '2026-05-10')
  assert.equal(dayText(daysOf('THIS_WEEK', 0, sunday - 1).from), '2026-05-03')
  assert.equal(dayText(daysOf('THIS_WEEK', 0, Date.parse('1969-12-31') / 86_400_000).from), '1969-12-28')
})
