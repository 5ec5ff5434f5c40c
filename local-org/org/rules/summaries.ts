/** Roll-up summaries: counts and sums move by what each child adds or takes, minima and maxima are looked up anew. */
import { conditionalSummaries } from '../../objects/index.ts'
import { formulaValues } from '../formula/formula-values.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { Change, Draft, Rule, RuleContext } from '../save/rule.ts'
import { meets } from '../save/summary-filter.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row, Value } from '../schema.ts'

interface Summary {
  parent: string
  child: Meta | undefined
  target: FieldDef
  key: string
  operation: 'count' | 'sum' | 'min' | 'max'
  field: string | undefined
  /** Counts only rows for which this path ('IsWon', 'LeadId.IsConverted') is true. */
  onlyIf: string | undefined
  /** Formula fields of the child it reads: they are computed when they are read, not stored. */
  formulas: readonly FieldDef[]
  /** Whether a child's values count at all. */
  counts: (values: Draft) => boolean
}

const cache = new WeakMap<Catalog, { version: number; summaries: Map<string, Summary[]> }>()

function summariesOver(catalog: Catalog, child: string): Summary[] {
  let known = cache.get(catalog)
  if (known?.version !== catalog.version) {
    known = { version: catalog.version, summaries: collect(catalog) }
    cache.set(catalog, known)
  }
  return known.summaries.get(child) ?? []
}

function collect(catalog: Catalog): Map<string, Summary[]> {
  const summaries = new Map<string, Summary[]>()
  const add = (child: string, summary: Summary) => summaries.set(child, [...(summaries.get(child) ?? []), summary])
  for (const meta of catalog.inUse()) {
    for (const target of meta.summaries) {
      if (!target.summary) continue
      const { childObject, foreignKey: key, operation, field, filters = [] } = target.summary
      const of = catalog.get(childObject)
      const fieldOf = (name: string) => of?.field(name)
      const counts = (values: Draft) => meets(filters, fieldOf, values)
      const formulas = formulasAmong([field ?? '', ...filters.map((filter) => filter.field)].map(fieldOf))
      add(childObject, {
        parent: meta.name,
        child: of,
        target,
        key,
        operation,
        field,
        onlyIf: undefined,
        formulas,
        counts,
      })
    }
  }
  for (const { object, field, child, key, sum, onlyIf } of conditionalSummaries as readonly Conditional[]) {
    const target = catalog.get(object)?.field(field)
    if (target)
      add(child, {
        parent: object,
        child: catalog.get(child),
        target,
        key,
        operation: sum ? 'sum' : 'count',
        field: sum,
        onlyIf,
        formulas: [],
        counts: () => true,
      })
  }
  return summaries
}

const formulasAmong = (fields: readonly (FieldDef | undefined)[]): FieldDef[] =>
  fields.filter((field) => field !== undefined).filter((field) => field.formula !== undefined)

/** A child's values with those formulas the summary reads. */
function withFormulas(context: RuleContext, { child, formulas }: Summary, stored: Draft): Draft {
  if (!child || formulas.length === 0) return stored
  return { ...stored, ...formulaValues(stored, child, formulas, formulaSource(context)) }
}

interface Conditional {
  object: string
  field: string
  child: string
  key: string
  sum?: string
  onlyIf: string
}

function holds(context: RuleContext, values: Draft, path: string): boolean {
  const [first = '', second] = path.split('.')
  const value: Value = second ? (context.live(values[first])?.[second] ?? null) : (values[first] ?? null)
  return value === true
}

/** Of nothing, counts and sums are 0; there is no least and no greatest. */
const startsAtZero = ({ operation }: Pick<Summary, 'operation'>) => operation === 'count' || operation === 'sum'

/** What a child adds to its parent's count or sum. Rows in the recycle bin add nothing. */
function share(context: RuleContext, summary: Summary, stored: Draft | undefined): number {
  if (!stored || stored['IsDeleted'] === true) return 0
  const values = withFormulas(context, summary, stored)
  if (summary.onlyIf && !holds(context, values, summary.onlyIf)) return 0
  if (!summary.counts(values)) return 0
  const value = summary.field === undefined ? true : (values[summary.field] ?? null)
  if (summary.operation === 'count') return value === null ? 0 : 1
  return Number(value ?? 0)
}

function move(context: RuleContext, summary: Summary, parentId: Value | undefined, by: number): void {
  const parent = context.live(parentId)
  if (!parent || by === 0) return
  const sum = Number(parent[summary.target.name] ?? 0) + by
  keep(context, summary, parent, Number(sum.toFixed(summary.target.scale)))
}

/** A summary may be one field of what a summary further up is made of. */
function keep(context: RuleContext, { target, parent: object }: Summary, before: Row, value: Value): void {
  context.write(before.Id, { [target.name]: value })
  const after = context.live(before.Id)
  const meta = context.catalog.get(object)
  if (!meta || after === before) return
  for (const next of summariesOver(context.catalog, object)) {
    summarise(context, next, { meta, before }, after)
  }
}

function lookUp(context: RuleContext, summary: Summary, child: string, parentId: Value | undefined): void {
  const parent = context.live(parentId)
  if (!parent) return
  const values = context
    .find(child, summary.key, parent.Id)
    .map((row) => withFormulas(context, summary, row))
    .filter(summary.counts)
    .map((row) => row[summary.field ?? ''] ?? null)
    .filter((value) => value !== null)
    .sort((a, b) => (a < b ? -1 : 1))
  const found = summary.operation === 'min' ? values[0] : values.at(-1)
  keep(context, summary, parent, found ?? null)
}

function summarise(
  context: RuleContext,
  summary: Summary,
  change: Pick<Change, 'meta' | 'before'>,
  after: Draft | undefined,
): void {
  const { before } = change
  const [from, to] = [before?.[summary.key], after?.[summary.key]]
  if (summary.operation === 'min' || summary.operation === 'max') {
    for (const parent of new Set([from, to])) lookUp(context, summary, change.meta.name, parent)
    return
  }
  const [took, adds] = [share(context, summary, before), share(context, summary, after)]
  if (from === to) move(context, summary, to, adds - took)
  else {
    move(context, summary, from, -took)
    move(context, summary, to, adds)
  }
}

/** The leads of a campaign's members became converted: their membership did not change, their campaign's count does. */
function countConverted(change: Change, context: RuleContext): void {
  if (change.before?.['IsConverted'] === true || change.after['IsConverted'] !== true) return
  const [summary] = summariesOver(context.catalog, 'CampaignMember').filter(
    ({ onlyIf }) => onlyIf === 'LeadId.IsConverted',
  )
  for (const member of context.find('CampaignMember', 'LeadId', change.after['Id'])) {
    if (summary) move(context, summary, member[summary.key], 1)
  }
}

export default {
  objects: 'all',
  order: 95,
  before({ kind, meta, after }) {
    if (kind !== 'create') return
    for (const { name, summary } of meta.summaries) if (summary && startsAtZero(summary)) after[name] ??= 0
  },
  after(change, context) {
    const { kind, meta } = change
    const after =
      kind === 'delete' ? undefined : kind === 'undelete' ? { ...change.after, IsDeleted: false } : change.after
    for (const summary of summariesOver(context.catalog, meta.name)) summarise(context, summary, change, after)
    if (meta.name === 'Lead' && kind === 'update') countConverted(change, context)
  },
} satisfies Rule
