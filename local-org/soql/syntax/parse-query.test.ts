import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSoql } from './parse-query.ts'

test('a tree says what was written, and where', () => {
  const { node } = parseSoql('SELECT a.Name FROM Account a WHERE a.Id != null ORDER BY Name DESC NULLS LAST LIMIT 5')
  assert.deepEqual(node.select, [
    {
      kind: 'field',
      operand: {
        kind: 'path',
        parts: [
          { text: 'a', at: 7 },
          { text: 'Name', at: 9 },
        ],
        at: 7,
      },
    },
  ])
  assert.equal(node.from[0]?.alias?.text, 'a')
  assert.deepEqual(node.where?.kind === 'compare' && [node.where.operator, node.where.right.kind], ['!=', 'null'])
  assert.deepEqual(
    node.order.map(({ descending, nullsFirst }) => [descending, nullsFirst]),
    [[true, false]],
  )
  assert.deepEqual(node.limit, { value: 5, at: 84 })
})

/** Literals and the value they stand for. */
const LITERALS: readonly (readonly [source: string, kind: string, value: unknown])[] = [
  ["'it\\'s \\n \\u0041'", 'string', "it's \n A"],
  ["''", 'string', ''],
  ['42', 'number', 42],
  ['-1500.5', 'number', -1500.5],
  ['+.5', 'number', 0.5],
  ['TRUE', 'boolean', true],
  ['2026-02-28', 'date', '2026-02-28'],
  ['2026-02-28T01:02:03Z', 'datetime', Date.UTC(2026, 1, 28, 1, 2, 3)],
  ['2026-02-28T01:02:03.250-0800', 'datetime', Date.UTC(2026, 1, 28, 9, 2, 3, 250)],
  ['01:02:03Z', 'time', '01:02:03.000Z'],
  ['01:02:03.5Z', 'time', '01:02:03.500Z'],
]

for (const [source, kind, value] of LITERALS) {
  test(`literal ${source}`, () => {
    const { where } = parseSoql(`SELECT Id FROM Account WHERE X = ${source}`).node
    const literal = where?.kind === 'compare' ? where.right : undefined
    assert.equal(literal?.kind, kind)
    assert.deepEqual(literal && 'value' in literal ? literal.value : undefined, value)
  })
}

test('trees cannot be changed', () => {
  const { node } = parseSoql(
    "SELECT Id, TYPEOF What WHEN X THEN Y END, (SELECT Id FROM Contacts) FROM Account WHERE A = 1 AND (B IN ('x') OR (NOT C LIKE 'y')) GROUP BY CUBE(A, F(B)) LIMIT 1 FOR VIEW",
  )
  const thawed: unknown[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) thawed.push(value)
    Object.values(value).forEach(visit)
  }
  visit(node)
  assert.deepEqual(thawed, [])
})
