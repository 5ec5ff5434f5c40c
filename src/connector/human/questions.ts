/** What to ask the org so that all links of a set can be told: and which need not be asked, as Salesforce resolves them itself. */
import type { Problem } from '../../problems.ts'
import { type FieldDescribe, type FieldValues, join, like, name, type Soql, soql } from '../../salesforce/index.ts'
import { fieldNamed } from '../check/field-named.ts'
import { readValue } from '../check/read-value.ts'
import type { ActionContext } from '../define.ts'
import { attempt } from '../outcome.ts'
import { describeEach } from '../records/describe-each.ts'
import { distinct, isAmong, literal, select, splitByLength } from '../soql.ts'
import type { Link } from './link.ts'
import { type NamedObject, namedObjects } from './named-objects.ts'

/** One query: records of `object` by these fields. */
export interface Question {
  object: string
  by: string[]
  /** As links say it; null for people's own words. */
  given: string | null
  usable: string | null
  soql: Soql
}

export interface Asked extends Question {
  rows: FieldValues[] | Problem
}

export interface Plan {
  use: Use
  /** Links that go into the row as an external id of the parent, or cannot be asked for. */
  natives: Map<Link, { key: string; value: unknown }>
  questions: Question[]
}

/** What the values are for: Salesforce finds parents by an external id itself in rows that are written, not in conditions. */
export type Use = 'read' | 'write'

export async function questionsFor(context: ActionContext, links: Link[], use: Use): Promise<Plan> {
  const plan: Plan = { use, natives: new Map(), questions: [] }
  const asks = links.flatMap((link) => link.targets.map((target) => ({ link, target })))
  const groups = [...Map.groupBy(asks, ({ link, target }) => `${target} ${link.by ?? ''}`).values()]
  const byField = groups.filter(([first]) => first?.link.by !== null)
  const describes = await describeEach(
    context,
    byField.map(([first]) => first!.target),
  )
  for (const group of groups) {
    const { link, target } = group[0]!
    const values = [...new Set(group.map((ask) => ask.link.value))]
    if (link.by === null) plan.questions.push(...byWords(target, values, namedObjects[target]))
    else
      placeByField(
        plan,
        group.map((ask) => ask.link),
        target,
        describes[byField.indexOf(group)]!,
      )
  }
  return plan
}

type Described = Awaited<ReturnType<typeof describeEach>>[number]

/** Of one object with an external id Salesforce finds the parent itself; else it is asked for. */
function placeByField(plan: Plan, links: Link[], target: string, describe: Described): void {
  const [{ by, field, targets }] = links as [Link]
  const key = describe.ok ? attempt(() => fieldNamed(describe.value, by ?? '')) : describe
  if (!key.ok) {
    // Of several possible objects one may well not have the field.
    if (targets.length > 1) return
    for (const link of links) plan.natives.set(link, { key: field.name, value: key.problem })
    return
  }
  const isNative = plan.use === 'write' && key.value.externalId
  if (isNative && targets.length === 1 && links.every((link) => link.field.relationshipName)) {
    for (const link of links) plan.natives.set(link, asRelation(link, key.value, target))
    return
  }
  plan.questions.push(...byValues(target, by, key.value, links))
}

function asRelation({ field, value }: Link, key: FieldDescribe, target: string): { key: string; value: unknown } {
  const read = attempt(() => readValue(key, value))
  if (!read.ok) return { key: field.name, value: read.problem }
  const kind = field.referenceTo.length > 1 ? { attributes: { type: target } } : {}
  return { key: field.relationshipName ?? field.name, value: { ...kind, [key.name]: read.value } }
}

function byValues(object: string, given: string | null, key: FieldDescribe, links: Link[]): Question[] {
  const values = [...new Set(links.map((link) => link.value))]
  const question = (where: Soql): Question => ({
    ...{ object, by: [key.name], given, usable: null },
    soql: select({ object, fields: ['Id', key.name], where: [where] }),
  })
  if (values.length <= wordsWithNear && texts.has(key.type)) {
    // Half of a value keeps the answer small: there may be a million records that begin with the same letters.
    const terms = values.flatMap((value) => termsOf(key.name, value, Math.max(4, value.length / 2)))
    return splitByLength(distinct(terms)).map((some) => question(soql`(${join(some, ' OR ')})`))
  }
  const literals = values.flatMap((value) => {
    const read = attempt(() => literal(key, readValue(key, value)))
    return read.ok ? [read.value] : []
  })
  return isAmong(key.name, distinct(literals)).map(question)
}

/** Types of which a part can be compared. */
const texts = new Set(['string', 'email', 'phone', 'url'])

/** So many different words get suggestions from their first letters when they are wrong. */
const wordsWithNear = 20

/** People's words, with those that begin alike: from them a suggestion is made without another call. */
function byWords(object: string, values: string[], named: NamedObject | undefined): Question[] {
  if (!named) return []
  const near = values.length <= wordsWithNear
  const terms = values.flatMap((value) => named.by.flatMap((field) => termsOf(field, value, near ? 3 : null)))
  const fields = ['Id', ...named.by, ...(named.usable ? [named.usable] : [])]
  return splitByLength(distinct(terms)).map((some) => ({
    object,
    by: named.by,
    given: null,
    usable: named.usable ?? null,
    soql: select({
      object,
      fields,
      where: [...(named.where ? [named.where] : []), soql`(${join(some, ' OR ')})`],
    }),
  }))
}

/** @param near how many letters values that come near have in common with it; null: only itself */
function termsOf(field: string, value: string, near: number | null): Soql[] {
  const exact = soql`${name(field)} = ${value}`
  const start = value.slice(0, near ?? 0)
  return near !== null && start.length >= 3 ? [soql`${name(field)} LIKE ${like(start, 'starts')}`] : [exact]
}
