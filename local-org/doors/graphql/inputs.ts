/** What a request may filter and group by. */

import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql'
import type { ObjectDef } from '../../org/index.ts'
import { type FieldKind, isLongText } from './field-kind.ts'
import { placeFields } from './order-inputs.ts'
import type { Plan } from './plan.ts'
import { scalars } from './scalars.ts'

const compare = ['eq', 'ne', 'lt', 'gt', 'lte', 'gte']
const lists = ['in', 'nin']
const textual = new Set([
  'String',
  'TextArea',
  'LongTextArea',
  'RichTextArea',
  'Email',
  'PhoneNumber',
  'Picklist',
  'Url',
])

const dateLiterals = [
  'YESTERDAY TODAY TOMORROW LAST_WEEK THIS_WEEK NEXT_WEEK LAST_MONTH THIS_MONTH NEXT_MONTH LAST_90_DAYS NEXT_90_DAYS',
  'THIS_QUARTER LAST_QUARTER NEXT_QUARTER THIS_YEAR LAST_YEAR NEXT_YEAR THIS_FISCAL_QUARTER LAST_FISCAL_QUARTER',
  'NEXT_FISCAL_QUARTER THIS_FISCAL_YEAR LAST_FISCAL_YEAR NEXT_FISCAL_YEAR',
].flatMap((line) => line.split(' '))
const spans = ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years']
export const dateFunctions = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
]
const momentFunctions = [...dateFunctions, 'DAY_ONLY', 'HOUR_IN_DAY']

const each = <T>(names: readonly string[], type: T) => Object.fromEntries(names.map((name) => [name, { type }]))

function rangeType(plan: Plan): GraphQLInputObjectType {
  const names = spans.flatMap((span) => [`last_n_${span}`, `next_n_${span}`, `n_${span}_ago`])
  return plan.input(
    'DateRange',
    () => new GraphQLInputObjectType({ name: 'DateRange', fields: each(names, GraphQLInt) }),
  )
}

/** A day told as a value, by a word such as TODAY, or as a span. */
function dayInput(plan: Plan, stem: string): GraphQLInputObjectType {
  const name = `${stem}Input`
  const fields = {
    literal: { type: plan.words('DateLiteral', dateLiterals) },
    range: { type: rangeType(plan) },
    value: { type: scalars[stem] ?? GraphQLString },
  }
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
}

/** What a part of a day is compared with: a number. */
function functionInput(plan: Plan): GraphQLInputObjectType {
  return partInput(plan, 'DateFunctionInput', operatorsOf(plan, { scalar: 'Long', stem: 'Long' }))
}

/** What the day of a moment is compared with: a date. */
function dayOnlyInput(plan: Plan): GraphQLInputObjectType {
  const name = 'DatePrimitiveOperators'
  const date = scalars['Date'] ?? GraphQLString
  const fields = { ...each(compare, date), ...each(lists, new GraphQLList(date)) }
  const operators = plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
  return partInput(plan, 'DateTimeFunctionInput', operators)
}

function partInput(plan: Plan, name: string, operators: GraphQLInputObjectType): GraphQLInputObjectType {
  const fields = { value: { type: operators }, convertTimezoneValue: { type: operators } }
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
}

/** StringOperators, DateOperators… */
function operatorsOf(plan: Plan, kind: FieldKind): GraphQLInputObjectType {
  const name = `${kind.stem}Operators`
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields: () => operatorFields(plan, kind) }))
}

function operatorFields(plan: Plan, { scalar, stem }: FieldKind) {
  const value = scalars[scalar] ?? GraphQLString
  const some = new GraphQLList(value)
  if (stem === 'Boolean') return each(['eq', 'ne'], value)
  if (stem === 'MultiPicklist') return { ...each(['eq', 'ne'], value), ...each(['includes', 'excludes'], some) }
  if (stem === 'Date' || stem === 'DateTime') {
    const day = dayInput(plan, stem)
    const ofMoments = { DAY_ONLY: { type: dayOnlyInput(plan) }, HOUR_IN_DAY: { type: functionInput(plan) } }
    const functions = { ...each(dateFunctions, functionInput(plan)), ...(stem === 'Date' ? {} : ofMoments) }
    return { ...each(compare, day), ...each(lists, new GraphQLList(day)), ...functions }
  }
  const like = textual.has(stem) ? each(['like'], value) : {}
  const joins = stem === 'Id' ? each(['inq', 'ninq'], joinInput(plan)) : {}
  return { ...each(compare, value), ...each(lists, some), ...like, ...joins }
}

/** Rows of one other object, and the field of theirs that names this one. */
function joinInput(plan: Plan): GraphQLInputObjectType {
  const fields = () => ({
    ApiName: { type: new GraphQLNonNull(GraphQLString) },
    ...Object.fromEntries(
      plan
        .objects()
        .filter(({ name }) => plan.mentions(name))
        .map((object) => [object.name, { type: filterOf(plan, object) }]),
    ),
  })
  return plan.input('JoinInput', () => new GraphQLInputObjectType({ name: 'JoinInput', fields }))
}

/** Account_Filter: fields, parents, and, or, not. */
export function filterOf(plan: Plan, object: ObjectDef): GraphQLInputObjectType {
  const name = `${object.name}_Filter`
  const type = plan.input(
    name,
    () => new GraphQLInputObjectType({ name, fields: () => filterFields(plan, object, type) }),
  )
  return type
}

function filterFields(plan: Plan, object: ObjectDef, self: GraphQLInputObjectType) {
  const own = plan
    .fields(object)
    .filter(({ field, kind }) => field.filterable || isLongText(kind))
    .map(({ field, kind }) => [field.name, { type: operatorsOf(plan, kind) }] as const)
  const parents = plan.parents(object).map(({ name, targets: [first, ...more] }) => {
    const one = first && more.length === 0
    return [name, { type: one ? filterOf(plan, first) : polymorphicFilter(plan, object, name) }] as const
  })
  const places = plan.places(object).map((field) => [field.name, { type: placeOperators(plan) }] as const)
  const some = new GraphQLList(self)
  return {
    ...Object.fromEntries([...own, ...places, ...parents]),
    and: { type: some },
    or: { type: some },
    not: { type: self },
  }
}

/** Nearer than a radius, or further away. */
function placeOperators(plan: Plan): GraphQLInputObjectType {
  const around = {
    ...placeFields,
    radius: { type: new GraphQLNonNull(GraphQLFloat) },
    unit: { type: new GraphQLNonNull(plan.words('Unit', ['KM', 'MI'])) },
  }
  const input = plan.input(
    'GeolocationInput',
    () => new GraphQLInputObjectType({ name: 'GeolocationInput', fields: around }),
  )
  const fields = each(['gt', 'lt'], input)
  return plan.input('GeolocationOperators', () => new GraphQLInputObjectType({ name: 'GeolocationOperators', fields }))
}

/** Event_Who_Filters: one filter for each object a parent may be of. */
function polymorphicFilter(plan: Plan, object: ObjectDef, relationship: string): GraphQLInputObjectType {
  const name = `${object.name}_${relationship}_Filters`
  const parent = plan.parents(object).find((candidate) => candidate.name === relationship)
  const targets = [...(parent?.targets ?? []), ...[plan.view.object('Name')].filter((found) => found !== undefined)]
  const fields = () => Object.fromEntries(targets.map((target) => [target.name, { type: filterOf(plan, target) }]))
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
}

/** Account_GroupBy: `{Industry: {group: true}}`, `{CreatedDate: {function: CALENDAR_YEAR}}`, with subtotals by `{type: ROLLUP, …}`. */
export function groupByOf(plan: Plan, object: ObjectDef): GraphQLInputObjectType {
  const name = `${object.name}_GroupBy`
  const plain = plan.input(
    'GroupByClause',
    () => new GraphQLInputObjectType({ name: 'GroupByClause', fields: { group: { type: GraphQLBoolean } } }),
  )
  const byDate = plan.input('GroupByDateFunction', () => {
    const functions = plan.words('GroupByFunction', momentFunctions)
    return new GraphQLInputObjectType({ name: 'GroupByDateFunction', fields: { function: { type: functions } } })
  })
  const fields = () => ({
    type: { type: plan.words('GroupByType', ['GROUP_BY', 'ROLLUP', 'CUBE']) },
    ...Object.fromEntries(
      plan
        .fields(object)
        .filter(({ field }) => field.groupable || field.type === 'datetime')
        .map(({ field }) => [
          field.name,
          { type: field.type === 'date' || field.type === 'datetime' ? byDate : plain },
        ]),
    ),
  })
  return plan.input(name, () => new GraphQLInputObjectType({ name, fields }))
}
