/** Templates that mean harm: each ends soon, none holds up the server's own thread, none reads what is not its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../problems.ts'
import { fill } from '../fill.ts'

const long = 'a'.repeat(200_000)
const list = Array.from({ length: 2_000 }, (_, n) => ({ n, text: `entry ${n}`, deep: { list: [n] } }))
const json = {
  a: 'a',
  n: 7,
  long,
  list,
  tags: '<script'.repeat(20_000),
  spaces: ' '.repeat(100_000),
  secret: '{{ json.n }}',
}

const nest = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
const doubling = (step: string, times: number) =>
  `{% assign x = "aaaaaaaaaaaaaaaa" %}${step.repeat(times)}{{ x | size }}`

const payloads: string[] = [
  // CVE-2026-44645: loops without a body never asked the time.
  '{%- for i in (1..4999999) -%}{%- endfor -%}',
  '{%- tablerow i in (1..4999999) -%}{%- endtablerow -%}',
  '{%- for i in (1..99999) -%}{%- for j in (1..99999) -%}{%- endfor -%}{%- endfor -%}',
  '{% for a in (1..2000) %}{% for b in (1..2000) %}{% for c in (1..2000) %}{% endfor %}{% endfor %}{% endfor %}',
  // CVE-2026-45357: widths of dates.
  '{{ "now" | date: "%9999999d" }}',
  '{{ "now" | date: "%999999999999Y" }}',
  '{% for i in (1..500) %}{{ "now" | date: "%900000d" }}{% endfor %}',
  '{% assign f = "%99999d" %}{% for i in (1..9) %}{% assign f = f | append: f %}{% endfor %}{{ "now" | date: f }}',
  // CVE-2026-45617: tags that are never closed.
  '{{ json.tags | strip_html }}',
  '{% assign t = json.tags | append: json.tags %}{{ t | append: t | strip_html }}',
  // CVE-2026-45618 and its kin: words of JavaScript.
  '{{ 1 | valueOf }}',
  '{{ json.a | constructor }}',
  '{{ json.a | __proto__ }}',
  '{{ json.a | hasOwnProperty: "a" }}',
  '{{ json.a | toString }}',
  '{{ json.constructor }}',
  '{{ json.__proto__.polluted }}',
  '{{ json.constructor.constructor }}',
  '{{ json["constructor"]["constructor"] }}',
  '{{ json.list.constructor.prototype }}',
  '{{ json.a.length.constructor }}',
  '{{ json.list | map: "constructor" | first }}',
  '{{ json.list | map: "__proto__" | first }}',
  '{{ json.list | where: "constructor" | size }}',
  '{{ json.list | sort: "__proto__" | first | map: "n" }}',
  '{{ json.list | group_by: "constructor" | first | map: "name" }}',
  '{% assign __proto__ = "x" %}{{ json.a }}',
  '{% assign constructor = json.list %}{{ constructor.constructor }}',
  '{% capture __proto__ %}x{% endcapture %}{{ toString }}',
  '{{ this }}{{ globalThis }}{{ process.env }}{{ require }}',
  '{{ json | map: "toString" }}',
  // Files and other templates.
  '{% include "/etc/passwd" %}',
  '{% render "/etc/passwd" %}',
  '{% layout "/etc/passwd" %}',
  '{% block a %}{% block a %}{% endblock %}{% endblock %}',
  // CVE-2026-55575: filters that forgot to count.
  '{% assign x = (1..99999) %}{% for i in (1..99999) %}{% assign x = x | pop %}{% endfor %}',
  '{% assign x = (1..99999) %}{% for i in (1..99999) %}{% assign x = x | shift %}{% endfor %}',
  '{% assign x = (1..99999) %}{% for i in (1..99999) %}{% assign x = x | unshift: i %}{% endfor %}',
  '{% for i in (1..99999) %}{{ json.list | sample: 2000 | size }}{% endfor %}',
  // Ranges.
  '{{ (1..50000000) | size }}',
  '{{ (1..99999999999) | size }}',
  '{{ (1..4000000) | size }}',
  '{{ (1..4000000) | reverse | sort | uniq | size }}',
  '{{ (-99999999..99999999) | first }}',
  '{{ (1..json.long) | size }}',
  '{% for i in (1..999999) %}{{ (1..999999) | last }}{% endfor %}',
  // Growth.
  doubling('{% assign x = x | append: x %}', 60),
  doubling('{% assign x = x | prepend: x %}', 60),
  doubling('{% assign x = x | replace: "a", "aaaa" %}', 40),
  doubling('{% capture x %}{{ x }}{{ x }}{% endcapture %}', 60),
  doubling('{% assign x = x | split: "" | join: "aaaaaaaa" %}', 30),
  doubling('{% assign x = x | url_encode | replace: "a", "%%%%" %}', 30),
  doubling('{% assign x = x | escape | replace: "a", "&" %}', 30),
  doubling('{% assign x = x | json | append: x | json %}', 30),
  doubling('{% assign x = x | base64_encode | append: x %}', 60),
  '{% assign x = json.list %}{% for i in (1..60) %}{% assign x = x | concat: x %}{% endfor %}{{ x | size }}',
  '{% assign x = json.list %}{% for i in (1..99999) %}{% assign x = x | push: x %}{% endfor %}{{ x | json | size }}',
  '{{ "a" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" | replace: "a", "aaaaaaaaaa" }}',
  '{% for i in json.list %}{% for j in json.list %}{{ json.long }}{% endfor %}{% endfor %}',
  '{{ json.long }}'.repeat(100),
  '{{ json.list | json }}'.repeat(300),
  '{{ json.long | truncate: 99999999, json.long }}',
  '{{ json.spaces | truncatewords: 999999999 }}',
  // Slow regular expressions and sorting.
  '{{ json.spaces | append: "x" | rstrip | size }}',
  '{{ json.spaces | append: "x" | strip | normalize_whitespace | size }}',
  '{{ json.spaces | append: "x" | squish | size }}',
  '{% for i in (1..9999) %}{{ json.list | sort: "text" | first }}{% endfor %}',
  '{% for i in (1..9999) %}{{ json.list | sort_natural: "text" | uniq | size }}{% endfor %}',
  '{% for i in (1..9999) %}{{ json.list | group_by: "text" | size }}{% endfor %}',
  '{{ json.list | where_exp: "x", "json.list | sort | size > 1" | size }}',
  '{{ json.list | group_by_exp: "x", "json.long | upcase | downcase" | size }}',
  '{% for i in json.list %}{{ json.list | find_exp: "x", "x.n == 1999" }}{% endfor %}',
  '{% for i in (1..999999) %}{{ json.long | upcase | downcase | size }}{% endfor %}',
  '{% for i in (1..999999) %}{% if json.long contains "b" %}{% endif %}{% endfor %}',
  '{% for i in (1..999999) %}{% increment x %}{% cycle 1, 2 %}{% endfor %}',
  '{% for i in (1..99999999) reversed limit: 99999999 %}{% continue %}{% endfor %}',
  '{% for i in (1..999999) %}{{ json.long | md5 | sha256 }}{% endfor %}',
  // Nesting and length.
  nest('{% if json.a %}', '{% endif %}', 300),
  nest('{% if json.a %}', '{% endif %}', 390),
  nest('{% for i in json.list %}', '{% endfor %}', 40),
  nest('{% unless json.b %}{% case json.a %}{% when "a" %}', '{% endcase %}{% endunless %}', 100),
  nest('{% capture x %}', '{% endcapture %}', 200),
  `{{ ${'('.repeat(900)}json.a${')'.repeat(900)} }}`,
  `{{ ${'json.a and '.repeat(850)}json.a }}`,
  `{{ json${'[json.a'.repeat(900)}${']'.repeat(900)} }}`,
  `{{ json.a${' | abs'.repeat(1_500)} }}`,
  `{% liquid\n${'if json.a\n'.repeat(400)}${'endif\n'.repeat(400)}%}`,
  '{{json.a}}'.repeat(900),
  'x{{ json.a }}'.repeat(5_000),
  '{'.repeat(9_999),
  '{{'.repeat(4_999),
  '{%'.repeat(4_999),
  `{% raw %}${'{% endraw'.repeat(1_000)}`,
  '{% comment %}'.repeat(700),
  // What a value says is never run.
  '{{ json.secret }}',
  '{% assign x = json.secret %}{{ x }}',
]

interface Ending {
  payload: string
  outcome: unknown
  /** So long this process was awake: a machine that stands still is not the template's fault. */
  awakeMs: number
  /** Of the server's own thread. */
  cpuMs: number
}

const tickMs = 20
let ticks = 0
setInterval(() => {
  ticks += 1
}, tickMs).unref()

async function run(payload: string): Promise<Ending> {
  const began = ticks
  const used = process.threadCpuUsage()
  const outcome = await fill(payload, { json, steps: {} }).catch((error: unknown) => error)
  const { user, system } = process.threadCpuUsage(used)
  return { payload: payload.slice(0, 80), outcome, awakeMs: (ticks - began) * tickMs, cpuMs: (user + system) / 1000 }
}

const mostCpuMs = 20
/** A template is stopped after 2.5 s; a thread for the next one takes a busy machine longer than that to start. */
const mostAwakeMs = 25_000

/** Neighbours on the processor can only add to what it takes. */
async function leastOfTen(payload: string): Promise<Ending> {
  let least = await run(payload)
  for (let more = 9; more > 0 && least.cpuMs > mostCpuMs; more -= 1) {
    const again = await run(payload)
    if (again.cpuMs < least.cpuMs) least = again
  }
  return least
}

test('eighty and more hostile templates', async () => {
  assert.ok(payloads.length >= 80, `${payloads.length}`)
  // Threads and code are warm, as in a server that has run for a while.
  for (const payload of [...payloads.slice(0, 3), ...payloads.slice(-12)]) await run(payload)
  const endings: Ending[] = []
  for (const payload of payloads) endings.push(await leastOfTen(payload))
  for (const { payload, outcome, awakeMs, cpuMs } of endings) {
    assert.ok(awakeMs <= mostAwakeMs, `${payload} took ${awakeMs} ms`)
    assert.ok(cpuMs <= mostCpuMs, `${payload} held the server up for ${cpuMs} ms`)
    if (outcome instanceof Error) assert.ok(outcome instanceof Problem && outcome.code === 'template-invalid', payload)
    const told = outcome instanceof Error ? outcome.message : JSON.stringify(outcome)
    assert.doesNotMatch(told ?? '', /native code|root:x:|\[Function|node:internal/, payload)
  }
  const slowest = Math.max(...endings.map(({ awakeMs }) => awakeMs))
  const worst = endings.reduce((a, b) => (a.cpuMs > b.cpuMs ? a : b))
  console.log(`${endings.length} templates, slowest ${slowest} ms, most of our own thread ${worst.cpuMs} ms`)
})

test('innocent templates go on while hostile ones are being ended', async () => {
  const bad = payloads.slice(0, 4).map(run)
  const innocent = fill('{{ json.list | where: "n", 3 | first | map: "text" }}', { json, steps: {} })
  assert.equal(await Promise.race([innocent, ...bad]), 'entry 3')
  await Promise.all(bad)
  assert.equal(await fill('{% for i in (1..3) %}{{ i }}{% endfor %}', { json, steps: {} }), '123')
})

test('what values say is data, whatever it looks like', async () => {
  const braces = [
    '{{ json.n }}',
    '{% if true %}x{% endif %}',
    '{{',
    '}}',
    '{%',
    '%}',
    "'",
    '"',
    '\r\n',
    '\\',
    '<b>',

    '%0d%0a',
  ]
  const values = Array.from(
    { length: 100 },
    (_, n) => `${braces[n % braces.length]}${braces[(n * 7) % braces.length]}${n}`,
  )
  for (const value of values) {
    const scope = { json: { value, list: [value] }, steps: {} }
    assert.deepEqual(
      await fill(
        { a: '{{ json.value }}', b: 'x{{ json.value }}', c: '{% for v in json.list %}{{ v }}{% endfor %}' },
        scope,
      ),
      { a: value, b: `x${value}`, c: value },
    )
  }
})
