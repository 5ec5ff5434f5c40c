import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSchema, type JsonSchema, misfitsOf, withoutNulls } from './index.ts'

const cases: [JsonSchema, unknown, string[]][] = [
  [{}, { any: 'thing' }, []],
  [{ type: 'string' }, 'a', []],
  [{ type: 'string' }, 1, ['']],
  [{ type: ['string', 'null'] }, null, []],
  [{ type: 'integer' }, 1.5, ['']],
  [{ type: 'number', minimum: 0, maximum: 1 }, 2, ['']],
  [{ type: 'number', minimum: 0 }, -1, ['']],
  [{ enum: ['a', { b: 1 }] }, { b: 1 }, []],
  [{ enum: ['a'] }, 'b', ['']],
  [{ const: 1 }, 2, ['']],
  [{ type: 'string', minLength: 2 }, 'a', ['']],
  [{ type: 'string', maxLength: 1 }, 'ab', ['']],
  [{ type: 'string', format: 'date' }, '2031-1-1', ['']],
  [{ type: 'string', format: 'date' }, '2032-02-29', []],
  [{ type: 'string', format: 'date-time' }, '2031-01-01T10:00:00Z', []],
  [{ type: 'string', format: 'email' }, 'a@b.c', []],
  [{ type: 'string', format: 'email' }, 'a b', ['']],
  [{ type: 'array', items: { type: 'string' }, minItems: 1 }, [], ['']],
  [{ type: 'array', items: { type: 'string' } }, ['a', 1, null], ['[1]', '[2]']],
  [{ type: 'array', maxItems: 1 }, [1, 2], ['']],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }, {}, ['a']],
  [{ type: 'object', properties: { a: { type: 'object', required: ['b'] } } }, { a: {} }, ['a.b']],
  [{ type: 'object', properties: {}, additionalProperties: false }, { a: 1 }, ['a']],
  [{ type: 'object', additionalProperties: { type: 'string' } }, { a: 1, b: 'x' }, ['a']],
  [
    { type: 'object', properties: { a: {} }, additionalProperties: false },
    JSON.parse('{"__proto__": 1}'),
    ['__proto__'],
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, []],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, ['']],
]
for (const [schema, value, places] of cases) {
  test(`${JSON.stringify(value)} as ${JSON.stringify(schema)}`, () => {
    assert.deepEqual(
      misfitsOf(value, schema).map(({ path }) => path),
      places,
    )
  })
}

test('schemas we do not understand are told', () => {
  const told = (schema: unknown) => checkSchema(schema).map(({ at }) => at)
  assert.deepEqual(told({ type: 'object', properties: { a: { type: 'text' }, b: { pattern: 'x' } } }), [
    'properties.a.type',
    'properties.b.pattern',
  ])
  assert.deepEqual(told({ items: [] }), ['items'])
  assert.deepEqual(told({ items: { anyOf: [{ required: 'a' }] } }), ['items.anyOf.0.required'])
  assert.deepEqual(told('string'), [''])
  assert.deepEqual(told({ type: ['string', 'null'], description: 'x', enum: ['a', null] }), [])
})

test('null is left out where nothing need be said', () => {
  const schema = {
    properties: { a: { type: 'string' }, b: { type: ['string', 'null'] }, c: { type: 'string' } },
    required: ['c'],
  }
  assert.deepEqual(withoutNulls({ a: null, b: null, c: null, d: null }, schema), { b: null, c: null, d: null })
})
