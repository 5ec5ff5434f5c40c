/** The Liquid we speak: synchronous, without files, reading plain data only, with a plain idea of what is true. */
import { Context, defaultOperators, Liquid, type Template, toValue, toValueSync } from 'liquidjs'
import { addDays } from './add-days.ts'
import { dividedBy, modulo } from './division.ts'
import { isTrue } from './is-true.ts'
import { mapTo } from './map-to.ts'

type Operator = (left: unknown, right: unknown, context: Context) => unknown

/** In Ruby's Liquid nothing is smaller or greater than nil; in JavaScript null would count as 0. */
function ordered(sign: '<' | '>' | '<=' | '>='): Operator {
  const compare = defaultOperators[sign] as Operator
  return (left, right, context) => (isNil(left) || isNil(right) ? false : compare(left, right, context))
}

const isNil = (value: unknown) => value === null || value === undefined

/** What a generator ends with, and the value in place of Liquid's own words such as nil and blank. */
export const plain = (value: unknown) => toValue(toValueSync(value as Iterator<unknown>))

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

/** Longer ones are a mistake, and slow to read. */
export const longestTemplate = 10_000

const nothing = { readFileSync: () => '', readFile: async () => '', existsSync: () => false, exists: async () => false }

/**
 * @param memoryLimit values and characters one rendering may make
 * @param escaped what becomes of each value before it enters a text
 */
export function createLanguage(memoryLimit: number, escaped?: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    relativeReference: false,
    strictFilters: true,
    groupedExpressions: true,
    // Times are shown in UTC unless the filter names a zone.
    timezoneOffset: 0,
    parseLimit: longestTemplate + 10,
    // Wall clock: a busy machine must not fail an innocent template, so it is generous.
    renderLimit: 2_000,
    memoryLimit,
    operators: operators as typeof defaultOperators,
    fs: { ...nothing, resolve: () => '' },
    ...(escaped && { outputEscape: escaped }),
  })
  liquid.registerFilter('add_days', addDays)
  liquid.registerFilter('map', mapTo)
  liquid.registerFilter('divided_by', dividedBy)
  liquid.registerFilter('modulo', modulo)
  // These read other templates; a workflow's template stands alone.
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag]
  return liquid
}

export function renderText(liquid: Liquid, templates: Template[], scope: object): string {
  return liquid.renderSync(templates, scope)
}

export function newContext(liquid: Liquid, scope: object): Context {
  return new Context(scope, liquid.options, { sync: true }, { liquid })
}
