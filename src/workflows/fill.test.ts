import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from './fill.ts'

const json = {
  amount: 12.5,
  huge: 1e200,
  flag: false,
  none: null,
  text: 'Ada',
  list: [
    { type: 'DEAL', externalId: '006A' },
    { type: 'NOTE', externalId: '00X' },
  ],
  when: '2026-11-21T23:30:00.000Z',
}
const filled = (value: unknown) => fill(value, { json })

test('a text that is one expression keeps the type of its value', async () => {
  assert.deepEqual(
    await filled({
      a: '{{ json.amount }}',
      b: '{{json.flag}}',
      c: ' {{ json.list }}\n',
      d: '{{ json.amount | times: 2 }}',
    }),
    { a: 12.5, b: false, c: json.list, d: 25 },
  )
})

test('text around it makes text', async () => {
  assert.equal(await filled('{{ json.text }}: {{ json.amount }}'), 'Ada: 12.5')
  assert.equal(await filled('{% if json.flag %}yes{% else %}no{% endif %}'), 'no')
})

test('an absent value leaves its field out, null stays null', async () => {
  assert.deepEqual(
    await filled({ a: '{{ json.nothing }}', b: '{{ json.none }}', c: '{{ nil }}', d: 'x{{ json.nothing }}' }),
    {
      b: null,
      c: null,
      d: 'x',
    },
  )
  assert.deepEqual(await filled(['{{ json.nothing.at.all }}', 'a']), ['a'])
})

test('the templates of the meeting documents work', async () => {
  assert.equal(await filled('{{ json.list | where: "type", "DEAL" | map: "externalId" | first }}'), '006A')
  assert.equal(await filled('{{ json.when | date: "%Y-%m-%d" }}'), '2026-11-21')
  assert.equal(await filled('{{ json.when | date: "%Y-%m-%dT%H:%M:%SZ" }}'), '2026-11-21T23:30:00Z')
})

test('days can be added', async () => {
  assert.equal(await filled('{{ json.when | add_days: 2 | date: "%Y-%m-%d" }}'), '2026-11-23')
  const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const before = yesterday()
  const said = await filled('{{ "now" | add_days: -1 | date: "%Y-%m-%d" }}')
  assert.ok([before, yesterday()].includes(String(said)), String(said))
  assert.equal(await filled('{{ json.text | add_days: 2 }}'), 'Ada')
})

test('what is no text is taken as it is', async () => {
  assert.deepEqual(await filled({ a: 1, b: [true, null], c: { d: '{{ json.text }}' } }), {
    a: 1,
    b: [true, null],
    c: { d: 'Ada' },
  })
})

test('the inside of values is out of reach', async () => {
  for (const path of ['constructor', '__proto__', 'toString', 'text.constructor.constructor', 'list.push']) {
    assert.deepEqual(await filled({ a: `{{ json.${path} }}` }), {}, path)
  }
})

const refused: [string, RegExp][] = [
  ['{{ json.text | nosuchfilter }}', /undefined filter: nosuchfilter/],
  ['{{ json.text', /not closed/],
  ['{% include "x" %}', /tag "include" not found/],
  ['{% render "x" %}', /tag "render" not found/],
  ['{{ (1..50000000) | size }}', /memory/],
  ['{% for i in (1..900000) %}{% for j in (1..900000) %}x{% endfor %}{% endfor %}', /was stopped|limit/],
]
for (const [template, words] of refused) {
  test(`${template.slice(0, 40)} is a Problem that shows the template`, async () => {
    await assert.rejects(filled(template), { code: 'template-invalid', message: words })
  })
}

test('what is no number is a mistake: it would be kept as null', async () => {
  for (const template of [
    '{{ json.amount | divided_by: 0 }}',
    '{{ json.amount | modulo: json.none }}',
    '{{ json.huge | times: json.huge }}',
  ]) {
    await assert.rejects(filled(template), { code: 'template-invalid' }, template)
  }
  assert.equal(await filled('{{ json.amount | divided_by: 2 }}'), 6.25)
  assert.equal(await filled('{{ json.amount | divided_by: 2, true }}'), 6)
})
