/** The editor's own rules, without a browser: edits of the text, history, differences, what can be read where. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { diffLines, nearChanges } from '../../web/editor/model/diff-lines.ts'
import { documentOf, keyOf, walk } from '../../web/editor/model/document-shape.ts'
import { insertStep, moveStep, removeStep, setAt, stepFrom, stepText } from '../../web/editor/model/edit-source.ts'
import { fresh, historyAfter } from '../../web/editor/model/history.ts'
import { pillsAt } from '../../web/editor/model/pills.ts'
import { readSource } from '../../web/editor/model/read-source.ts'
import { templatesIn, tokensOf } from '../../web/editor/model/tokens.ts'
import { placeInText } from '../../web/editor/yaml/place-in-text.ts'
import { replaced } from '../../web/editor/yaml/replaced.ts'
import { draw } from '../../web/flow/draw.ts'

const folder = new URL('../../templates/', import.meta.url)
const text = `# Why it is there
name: Small
trigger:
  on: leadCreated
steps:
  - id: find
    action: findAccount
    with:
      # the name is enough
      name: "{{ json.Company }}"
  - id: known
    if: json.find.id
    then:
      - id: tell
        set: { greeting: "Hello {{ json.Name }}" }
`
const shapeOf = (source: string) => readSource(source).document

test('a value is set and taken out, comments and all else stay', () => {
  const set = setAt(text, ['steps', 0, 'with', 'website'], '{{ json.Website }}')
  assert.match(set, /# Why it is there/)
  assert.match(set, /# the name is enough/)
  assert.match(set, /website: "?\{\{ json\.Website \}\}"?/)
  assert.deepEqual(shapeOf(set).steps[0]?.['with'], { name: '{{ json.Company }}', website: '{{ json.Website }}' })
  const gone = setAt(setAt(set, ['steps', 0, 'with', 'website'], ''), ['steps', 0, 'with', 'name'], undefined)
  assert.equal(shapeOf(gone).steps[0]?.['with'], undefined, 'an empty list of inputs goes too')
  assert.equal(setAt('name: [', ['name'], 'X'), 'name: [', 'a text that cannot be read is left alone')
})

test('steps are put in, moved, copied and removed, on every level', () => {
  const more = insertStep(text, ['steps', 1, 'then'], 0, { id: 'first', stop: 'No' })
  assert.deepEqual(
    [...walk(shapeOf(more).steps)].map(({ step }) => step.id),
    ['find', 'known', 'first', 'tell'],
  )
  const moved = moveStep(more, ['steps', 1, 'then', 0], 1)
  assert.equal(keyOf(moved.path), 'steps/1/then/1')
  assert.deepEqual(
    [...walk(shapeOf(moved.source).steps)].map(({ step }) => step.id),
    ['find', 'known', 'tell', 'first'],
  )
  const copy = stepFrom(stepText(text, ['steps', 1]), text)
  assert.equal(copy?.['id'], 'known2')
  assert.deepEqual(copy?.['then'], [{ id: 'tell2', set: { greeting: 'Hello {{ json.Name }}' } }])
  assert.equal(stepFrom('just words', text), null)
  assert.deepEqual(
    shapeOf(removeStep(text, ['steps', 0])).steps.map(({ id }) => id),
    ['known'],
  )
})

test('every template can be drawn, and an edit of one keeps what it means', async () => {
  for (const file of (await readdir(folder)).filter((one) => one.endsWith('.yaml'))) {
    const source = await readFile(new URL(file, folder), 'utf8')
    const { document, mistakes } = readSource(source)
    assert.deepEqual(mistakes, [], file)
    const { boxes, arrows } = draw(document)
    const steps = [...walk(document.steps)]
    assert.equal(boxes.filter(({ kind }) => kind !== 'place' && kind !== 'trigger').length, steps.length, file)
    const ids = new Set(boxes.map(({ id }) => id))
    assert.ok(
      arrows.every(({ from, to }) => ids.has(from) && ids.has(to)),
      file,
    )
    const edited = setAt(
      setAt(source, ['steps', 0, 'title'], 'Another'),
      ['steps', 0, 'title'],
      document.steps[0]?.title,
    )
    assert.deepEqual(shapeOf(edited), document, file)
  }
})

test('boxes of the drawing keep apart, and no line runs behind one', async () => {
  const caught = text.replace(/^ {4}(?=action|if)/gm, '    catch:\n      - id: sorry\n        set: {}\n    ')
  assert.equal([...walk(shapeOf(caught).steps)].length, 5)
  const templates = (await readdir(folder)).filter((one) => one.endsWith('.yaml'))
  const sources = await Promise.all(templates.map((file) => readFile(new URL(file, folder), 'utf8')))
  for (const source of [text, caught, ...sources]) {
    const { boxes, arrows } = draw(shapeOf(source))
    const at = new Map(boxes.map((box) => [box.id, box]))
    const lines = arrows.flatMap(({ from, to }) => {
      const [above, below] = [at.get(from), at.get(to)]
      assert.ok(above && below && above.y + above.height < below.y, `${from} stands above ${to}`)
      const x = above.x + above.width / 2
      return [
        {
          id: `${from} to ${to}`,
          x,
          y: above.y + above.height + 1,
          width: 0,
          height: below.y - above.y - above.height - 2,
        },
      ]
    })
    const meet = [...boxes, ...lines].flatMap((one, index) =>
      boxes
        .filter((box, other) => other !== index && box.x < one.x + one.width && one.x < box.x + box.width)
        .filter((box) => box.y < one.y + one.height && one.y < box.y + box.height)
        .map((box) => `${one.id} meets ${box.id}`),
    )
    assert.deepEqual(meet, [])
  }
})

test('undo and redo; what is typed at one place in one go is one change', () => {
  const edit = (source: string, about: string, at: number) => ({ type: 'edit' as const, source, about, at })
  let history = [edit('a', 'text', 0), edit('ab', 'text', 100), edit('abc', 'text', 5000)].reduce(
    historyAfter,
    fresh(''),
  )
  assert.equal(history.past.length, 2)
  history = historyAfter(history, { type: 'undo' })
  assert.equal(history.now, 'ab')
  history = historyAfter(historyAfter(history, { type: 'undo' }), { type: 'undo' })
  assert.equal(history.now, '')
  history = historyAfter(history, { type: 'redo' })
  assert.equal(history.now, 'ab')
  assert.equal(historyAfter(history, edit('x', '', 0)).future.length, 0)
})

test('what can be read at a step: the trigger, earlier steps, not later ones and not other branches’ lists', () => {
  const document = documentOf(readSource(text).document && { ...shapeOf(text) })
  const outputs = () => ({ properties: { id: { type: 'string', description: 'Id of the account' } } })
  const at = (path: (string | number)[]) =>
    pillsAt(document, path, { json: { Company: 'Orchard', find: { id: '001' } }, outputs, fields: new Map() }).map(
      (pill) => pill.path,
    )
  assert.deepEqual(at(['steps', 0]), ['json.Company', 'json.find'])
  assert.ok(at(['steps', 1]).includes('json.find.id'))
  assert.ok(!at(['steps', 1]).includes('json.greeting'))
  const inList = documentOf({
    trigger: { on: 'manual' },
    steps: [
      { id: 'each', selectMany: '{{ json.list }}', steps: [{ id: 'one', set: { a: 1 } }] },
      { id: 'last', set: { b: 1 } },
    ],
  })
  const nothing = { json: {}, outputs: () => ({}), fields: new Map() }
  const inside = pillsAt(inList, ['steps', 0, 'steps', 0], { ...nothing, json: { item: { name: 'x' } } })
  assert.ok(inside.some(({ path }) => path === 'json.item.name'))
  const behind = pillsAt(inList, ['steps', 1], nothing)
  assert.ok(!behind.some(({ path }) => path === 'json.a' || path === 'json.item'))
})

test('templates are cut into pills, and found wherever they stand', () => {
  const tokens = tokensOf('Hi {{ json.Name | upcase }}{% if x %}!{% endif %}')
  assert.deepEqual(
    tokens.map(({ kind, text: one }) => `${kind} ${one}`),
    ['text Hi ', 'value json.Name | upcase', 'logic if x', 'text !', 'logic endif'],
  )
  assert.deepEqual(templatesIn({ with: { a: '{{ x }}', b: ['{{ y }}', 1] } }), {
    'with/a': '{{ x }}',
    'with/b/0': '{{ y }}',
  })
})

test('where in the YAML something is being written', () => {
  const at = (mark: string) => {
    const { path, key } = placeInText(text.replace(mark, ''), text.indexOf(mark))
    return [...path, ...(key === null ? [] : [`=${key}`])].join('/')
  }
  assert.equal(at('leadCreated'), 'trigger/=on')
  assert.equal(at('findAccount'), 'steps/0/=action')
  assert.equal(at('"{{ json.Company }}"'), 'steps/0/with/=name')
  assert.equal(at('json.find.id'), 'steps/1/=if')
  assert.equal(at('tell\n'), 'steps/1/then/0/=id')
  assert.deepEqual(placeInText('steps:\n  - id: a\n    ', 20).path, ['steps', 0])
})

test('differences line by line, and the smallest change of a text', () => {
  const lines = diffLines('a\nb\nc', 'a\nx\nc\nd')
  assert.deepEqual(
    lines.map(({ sign, text: one }) => sign + one),
    [' a', '-b', '+x', ' c', '+d'],
  )
  assert.equal(nearChanges(diffLines('a\n'.repeat(50), `${'a\n'.repeat(50)}b`)).length < 10, true)
  assert.deepEqual(replaced('abcdef', 'abXdef'), { from: 2, to: 3, insert: 'X' })
  assert.deepEqual(replaced('aa', 'aaa'), { from: 2, to: 2, insert: 'a' })
})
