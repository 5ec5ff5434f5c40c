/** The SOQL of polling. Stamps are written with milliseconds and Z, ordered by stamp and id. */
import { name, names, type QueryWish, type Soql, soql } from '../../../salesforce/index.ts'
import type { Plan } from './plan.ts'

/** Rows behind a row: same second and greater id, or a later second. The first condition is one an index serves. */
export function rowsBehind(plan: Plan, after: { stamp: string; id: string }, withDeleted: boolean): QueryWish {
  if (!after.id) return rowsFrom(plan, after.stamp, withDeleted)
  const [stamp, at] = [name(plan.stampField), new Date(after.stamp)]
  const where = soql`${stamp} >= ${at} AND (${stamp} > ${at} OR Id > ${after.id})`
  return { soql: soql`${select(plan, withDeleted)} WHERE ${where} ${inOrder(plan)}`, withDeleted }
}

/** Rows changed at that time or later. */
export function rowsFrom(plan: Plan, from: string, withDeleted: boolean): QueryWish {
  const where = soql`${name(plan.stampField)} >= ${new Date(from)}`
  return { soql: soql`${select(plan, withDeleted)} WHERE ${where} ${inOrder(plan)}`, withDeleted }
}

/** Rows of a span of time, ends included. */
export function rowsIn(plan: Plan, from: string, to: string): Soql {
  return soql`${select(plan)} WHERE ${within(plan, from, to)} ${inOrder(plan)}`
}

/** Only ids and stamps of a span. */
export function idsIn(plan: Plan, from: string, to: string): Soql {
  const fields = names(['Id', plan.stampField])
  return soql`SELECT ${fields} FROM ${name(plan.object)} WHERE ${within(plan, from, to)} ${inOrder(plan)}`
}

/** How many rows a span has. */
export function countIn(plan: Plan, from: string, to: string): Soql {
  return soql`SELECT COUNT() FROM ${name(plan.object)} WHERE ${within(plan, from, to)}`
}

/** Deleted rows by id, with the winner of a merge. Asked with `withDeleted`. */
export function deletedRows(plan: Plan, ids: string[]): Soql {
  return soql`${select(plan, true)} WHERE IsDeleted = TRUE AND Id IN ${ids}`
}

/** Which of these ids are still there. */
export function stillThere(plan: Plan, ids: string[]): Soql {
  return soql`SELECT Id FROM ${name(plan.object)} WHERE Id IN ${ids}`
}

/** What deleted rows are told by: without a bin there are none. */
function deletedFields({ mergeable, hasBin }: Plan): string[] {
  return [...(hasBin ? ['IsDeleted'] : []), ...(mergeable ? ['MasterRecordId'] : [])]
}

function select(plan: Plan, withDeleted = false): Soql {
  const fields = new Set([...plan.fields, ...(withDeleted ? deletedFields(plan) : [])])
  return soql`SELECT ${names([...fields])} FROM ${name(plan.object)}`
}

function within(plan: Plan, from: string, to: string): Soql {
  const stamp = name(plan.stampField)
  return soql`${stamp} >= ${new Date(from)} AND ${stamp} <= ${new Date(to)}`
}

function inOrder(plan: Plan): Soql {
  return soql`ORDER BY ${name(plan.stampField)}, Id`
}
