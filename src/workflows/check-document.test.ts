import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadCatalog } from '../connector/index.ts'
import { Problem } from '../problems.ts'
import { documentOf } from './document-of.ts'

const catalog = await loadCatalog()
const templates = new URL('../../templates/', import.meta.url)

const check = (text: string) => documentOf(text, catalog)

/** What is told of a text: place, line with sentence, fix. */
function told(text: string): string[] {
  try {
    check(text)
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    assert.equal(thrown.code, 'workflow-invalid')
    return (thrown.details.items ?? []).map(({ path, what, fix }) => `${path}: ${what} ${fix}`)
  }
  return []
}

const good = `name: Example
trigger:
  on: leadCreated
steps:
  - id: find
    action: findAccount
    with:
      name: "{{ json.Company }}"
  - id: known
    if: json.find.id
    then:
      - id: each
        selectMany: [a, b]
        steps:
          - id: inner
            action: createTask
            with:
              subject: "{{ json.item }} {{ json.find.record.Name }}"
  - id: last
    stop: "{{ json.each | size }} done"
`

test('a good document has nothing told of it, JSON is as good as YAML', () => {
  assert.deepEqual(told(good), [])
  assert.deepEqual(check(JSON.stringify(check(good))), check(good))
})

for (const file of readdirSync(templates)) {
  test(`the template ${file} is right`, () =>
    assert.deepEqual(told(readFileSync(new URL(file, templates), 'utf8')), []))
}

/** What is changed in the good text, and a part of each thing that is told then. */
const slips: [string, string, string[]][] = [
  [
    'name: Example',
    'nmae: Example',
    ['name: "name" is missing.', 'nmae: Line 1: "nmae" is not known here. Did you mean name?'],
  ],
  [
    'on: leadCreated',
    'on: leadCreate',
    ['trigger.on: Line 3: There is no trigger "leadCreate". Did you mean leadCreated'],
  ],
  ['on: leadCreated', 'on: leadCreated\n  with: { fields: [a] }', ['trigger.with: Line 4: Lead Created: "fields"']],
  [
    'action: findAccount',
    'action: findAcount',
    ['steps[0].action: Line 6: There is no action "findAcount". Did you mean findAccount'],
  ],
  ['subject:', 'subjct:', ['steps[1].then[0].steps[0].with: Line 18: Create Task needs "subject".']],
  ['name: "{{ json.Company }}"', 'onMany: some', ['steps[0].with.onMany: Line 8: "onMany"']],
  [
    'json.find.id',
    'json.fnid.id',
    ['steps[1].if: Line 10: There is no step "fnid" and no field of that name. Did you mean find?'],
  ],
  ['json.find.id', 'json.last.id', ['steps[1].if: Line 10: json.last is not there yet']],
  [
    'json.each | size',
    'json.inner.id',
    ['steps[2].stop: Line 20: json.inner is not there yet: the step comes later, or stands inside a list.'],
  ],
  [
    'json.Company',
    'json.company',
    ['steps[0].with.name: Line 8: There is no step "company" and no field of that name. Did you mean Company?'],
  ],
  [
    'json.Company',
    'company',
    ['steps[0].with.name: Line 8: "company" is not known in templates. Write {{ json.company }}.'],
  ],
  ['id: last', 'id: find', ['steps[2].id: Line 19: The id "find" is used twice.']],
  ['id: last', 'id: event', ['steps[2].id: Line 19: "event" is a name of Rainmaker’s own.']],
  ['id: last', 'id: 1st', ['steps[2].id: Line 19: "id": Letters, digits and _ only']],
  ['selectMany:', 'selectmany:', ['steps[1].then[0]: Line 12: This step does not say what to do', 'selectMany']],
  ['json.each | size', 'json.each | sise', ['steps[2].stop: Line 20: The template']],
  ['steps:', 'steps: ]', [': Line 4:']],
  ['name: Example', 'name: Example\nname: Twice', [': Line 2: Map keys must be unique']],
]
for (const [from, to, expected] of slips) {
  test(`${from} → ${to.replace('\n', ' ')}`, () => {
    assert.ok(good.includes(from))
    const lines = told(good.replace(from, to))
    for (const part of expected)
      assert.ok(
        lines.some((line) => line.includes(part)),
        lines.join('\n') || 'nothing told',
      )
  })
}

test('a document without steps is told what a step is', () => {
  const [line] = told('name: n\ntrigger: { on: manual }\nsteps: []\n')
  assert.match(line ?? '', /^steps: Line 3: "steps": There is no step\. Add a step with an id and one of: action, if, /)
})

test('what is wrong in one part hides nothing of the others, and nothing is said twice', () => {
  const lines = told(`trigger:
  on: leadCreatd
  connection: 5
steps:
  - { id: one, action: 5, titel: x }
  - { id: two, action: creatLead }
  - { id: two, if: json.one.id, than: [{ id: inner, set: { phone: "1" } }] }
  - { id: three, stop: "{{ json.inner.id }} {{ json.phone }} {{ oops }}" }
  - { id: four, wait: soon }
  - wrong
`)
  assert.deepEqual(
    lines.map((line) => line.split(' ').slice(0, 3).join(' ')),
    [
      'name: "name" is',
      'trigger.on: Line 2:',
      'trigger.connection: Line 3:',
      'steps[0].action: Line 5:',
      'steps[0].titel: Line 5:',
      'steps[1].action: Line 6:',
      'steps[2].then: Line 7:',
      'steps[2].than: Line 7:',
      'steps[2].id: Line 7:',
      'steps[3].stop: Line 8:',
      'steps[4].wait: Line 9:',
      'steps[5]: Line 10:',
    ],
  )
  assert.match(told('name: n\ntrigger: { on: leadCreatd }\nsteps: []')[0] ?? '', /^trigger\.on: Line 2: .*leadCreated/)
  for (const text of ['', '5', '[]', 'null']) assert.match(told(text)[0] ?? '', /This is no workflow document/)
})

test('a payload of one’s own may have any names', () => {
  const mistakes = told(good.replaceAll('json.Company', 'json.meeting.title'))
  assert.equal(mistakes.length, 1)
})

/** One step, and what is told of it; '' when it is right. */
const steps: [string, string][] = [
  ['{ id: a, http: { url: "https://example.com/{{ json.X }}" } }', ''],
  ['{ id: a, http: { url: ftp://example.com } }', 'steps[0].http.url: Line 4: "ftp://example.com" is no web address.'],
  [
    '{ id: a, http: { url: https://a.b, body: 1 } }',
    'steps[0].http.method: Line 4: GET sends nothing but its address.',
  ],
  [
    '{ id: a, http: { url: https://a.b, method: POST, body: 1, form: {} } }',
    'steps[0].http: Line 4: "http": Give body',
  ],
  ['{ id: a, http: { url: https://a.b, metod: GET } }', '"metod" is not known here.'],
  ['{ id: a, http: { url: https://a.b }, nil: nul }', 'steps[0].nil: Line 4:'],
  ['{ id: a, ai: { prompt: p, input: 1, output: { type: object } } }', ''],
  ['{ id: a, ai: { input: 1 } }', 'steps[0].ai: Line 4: "ai": Give a prompt'],
  ['{ id: a, ai: { do: recommend, input: 1 } }', 'steps[0].ai: Line 4: "ai": Give options'],
  ['{ id: a, ai: { do: guess, input: 1 } }', 'steps[0].ai.do: Line 4:'],
  [
    '{ id: a, ai: { do: extract, input: 1, output: { type: object, properties: { b: { type: text } } } } }',
    'steps[0].ai.output.properties.b.type: Line 4: "type" has a value it cannot have.',
  ],
  ['{ id: a, ai: { prompt: p, input: 1, output: { type: array } } }', 'The answer has to be an object.'],
  [
    '{ id: a, ai: { prompt: p, input: 1, output: { type: object, properties: { usage: {} } } } }',
    '"usage" is where Rainmaker says what the answer cost.',
  ],
  ['{ id: a, run: Other, with: { x: "{{ json.Y }}" } }', ''],
  ['{ id: a, run: Other, with: { x: "{{ json.b.c }}" } }', 'There is no step "b"'],
  ['{ id: a, wait: { event: X, match: { a: 1 } } }', ''],
  ['{ id: a, wait: { event: X, mach: { a: 1 } } }', '"mach" is not known here.'],
  ['{ id: a, wait: { secnds: 1 } }', '"secnds" is not known here.'],
  ['{ id: a, selectMany: [1], collect: "{{ json.b.c }}", steps: [{ id: b, set: { c: 1 } }] }', ''],
  ['{ id: a, selectMany: [1], collect: some, steps: [] }', '"some" is nothing that can be kept of an item.'],
  ['{ id: a, selectMany: [1], collect: "{{ json.b | }", steps: [] }', 'steps[0].collect: Line 4: The template'],
  ['{ id: a, stop: true, catch: [{ id: b, stop: "{{ json.error.code }} {{ json.a.problem.what }}" }] }', ''],
  ['{ id: a, stop: "{{ json.error.code }}" }', 'There is no step "error"'],
  [
    '{ id: a, stop: true, catch: [{ id: b }] }',
    'steps[0].catch[0]: Line 4: This step does not say what to do (it has: id).',
  ],
  ['{ id: a, stop: true, catch: [{ id: a, stop: true }] }', 'The id "a" is used twice.'],
]
for (const [step, expected] of steps) {
  test(`${step} ${expected === '' ? 'is right' : 'is not'}`, () => {
    const lines = told(`name: Example\ntrigger: { on: leadCreated }\nsteps:\n  - ${step}\n`)
    if (expected === '') assert.deepEqual(lines, [])
    else assert.ok(lines.join('\n').includes(expected), lines.join('\n') || 'nothing told')
  })
}

test('steps inside steps inside steps are read in no time', () => {
  const deep = (left: number): string =>
    left === 0
      ? '{ id: x, stop: true }'
      : `{ id: s${left}, if: json.A, then: [${deep(left - 1)}], catch: [{ id: c${left}, stop: true }] }`
  const began = performance.now()
  assert.deepEqual(told(`name: Example\ntrigger: { on: leadCreated }\nsteps: [${deep(60)}]\n`), [])
  // Each level twice would be years.
  assert.ok(performance.now() - began < 60_000)
})

test('a set step may read what came under the names it sets; a step before it may not', () => {
  const source = (steps: string) => `name: n\ntrigger: { on: manual }\nsteps:\n${steps}`
  const tidy = '  - { id: tidy, set: { phone: "{{ json.phone | strip }}" } }\n'
  assert.deepEqual(told(source(tidy)), [])
  assert.match(told(source(`  - { id: first, stop: "{{ json.phone }}" }\n${tidy}`))[0] ?? '', /not there yet/)
})

test('a wait of less than nothing is a mistake', () => {
  const wrong = 'name: n\ntrigger: { on: manual }\nsteps:\n  - { id: w, wait: { seconds: -5 } }'
  assert.equal(told(wrong).length > 0, true)
})

test('references that unfold without end are refused with their reason', () => {
  const names = [...'abcdefghijkl']
  const set = names.map(
    (name, at) =>
      `${name}: &${name} [${
        at === 0
          ? 1
          : Array(10)
              .fill(`*${names[at - 1]}`)
              .join(', ')
      }]`,
  )
  const [refused = ''] = told(
    `name: x\ntrigger: { on: leadCreated }\nsteps:\n  - id: s\n    set: { ${set.join(', ')} }\n`,
  )
  assert.match(refused, /cannot be unfolded/)
})
