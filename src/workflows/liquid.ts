/** The Liquid we run: synchronous, without files, within limits, and with a plain idea of what is true. */
import {
  Context,
  defaultOperators,
  Liquid,
  LiquidError,
  type LiquidErrors,
  Output,
  type Template,
  toValue,
  toValueSync,
} from 'liquidjs'
import { Problem } from '../problems.ts'
import { addDays } from './add-days.ts'
import { isTrue } from './is-true.ts'

type Operator = (left: unknown, right: unknown, context: Context) => unknown

/** In Ruby's Liquid nothing is smaller or greater than nil; in JavaScript null would count as 0. */
function ordered(sign: '<' | '>' | '<=' | '>='): Operator {
  const compare = defaultOperators[sign] as Operator
  return (left, right, context) => (isNil(left) || isNil(right) ? false : compare(left, right, context))
}

const isNil = (value: unknown) => value === null || value === undefined
/** What a generator ends with, and the value in place of Liquid's own words such as nil and blank. */
const plain = (value: unknown) => toValue(toValueSync(value as Iterator<unknown>))

const operators = {
  ...defaultOperators,
  '<': ordered('<'),
  '>': ordered('>'),
  '<=': ordered('<='),
  '>=': ordered('>='),
  and: (left: unknown, right: unknown) => isTrue(plain(left)) && isTrue(plain(right)),
  or: (left: unknown, right: unknown) => isTrue(plain(left)) || isTrue(plain(right)),
  not: (value: unknown) => !isTrue(plain(value)),
}

/**
 * Limits stop endless loops and doubling texts. The render limit is wall clock: a busy machine must not fail an innocent
 * template, so it is generous. Times are shown in UTC unless the filter names a zone.
 */
const liquid = new Liquid({
  ownPropertyOnly: true,
  relativeReference: false,
  strictFilters: true,
  groupedExpressions: true,
  timezoneOffset: 0,
  parseLimit: 100_000,
  renderLimit: 2_000,
  memoryLimit: 1_000_000,
  operators: operators as typeof defaultOperators,
  fs: {
    readFileSync: () => '',
    readFile: async () => '',
    existsSync: () => false,
    exists: async () => false,
    resolve: () => '',
  },
})
liquid.registerFilter('add_days', addDays)
// These read other templates; a workflow's template stands alone.
for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag]

/** What templates can read. */
export interface Scope {
  json: Record<string, unknown>
  [name: string]: unknown
}

export interface Compiled {
  /** A single `{{ … }}` gives its value as it is, of any type; all else gives text. */
  single: boolean
  give(scope: Scope): unknown
  /** Paths read from the scope: ['json', 'findAccount', 'id']. */
  paths(): string[][]
}

const cache = new Map<string, Compiled>()
const cachedTemplates = 5_000

/** Whether there is anything to fill in. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%')
}

/** A template ready to be filled; parsed once. Throws Problem `template-invalid`. */
export function compile(source: string): Compiled {
  const known = cache.get(source)
  if (known) return known
  if (cache.size >= cachedTemplates) cache.delete(cache.keys().next().value ?? '')
  const made = read(source)
  cache.set(source, made)
  return made
}

function read(source: string): Compiled {
  const trimmed = source.trim()
  const single = trimmed.startsWith('{{') ? onlyOutput(guarded(source, () => liquid.parse(trimmed))) : null
  const templates = single ? [single] : guarded(source, () => liquid.parse(source))
  return {
    single: single !== null,
    give: (scope) =>
      guarded(source, () => (single ? valueOfOutput(single, scope) : liquid.renderSync(templates, scope))),
    paths: () => guarded(source, () => liquid.globalVariableSegmentsSync(templates)).map((path) => path.map(String)),
  }
}

function onlyOutput(templates: Template[]): Output | null {
  const [first] = templates
  return templates.length === 1 && first instanceof Output ? first : null
}

function valueOfOutput(output: Output, scope: Scope): unknown {
  const context = new Context(scope, liquid.options, { sync: true }, { liquid })
  return plain(output.value.value(context, false))
}

function guarded<T>(source: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Problem('template-invalid', {
      what: `The template ${shortened(source)} cannot be filled: ${reason(cause)}.`,
      fix: 'Correct the Liquid: {{ json.field | filter }}.',
      cause,
    })
  }
}

const shortened = (text: string) => JSON.stringify(text.length > 100 ? `${text.slice(0, 97)}…` : text)

/** The error's first sentence, without the place: most templates are one line. */
function reason(cause: unknown): string {
  const text = LiquidError.is(cause) ? ((cause as LiquidErrors).originalError?.message ?? cause.message) : String(cause)
  return text.replace(/, (file|line):.*$/s, '').replace(/^\w*Error: /, '')
}
