/** The reading half of a client that keeps to a grant: other objects, fields and records are not there. */
import { name, names, type Salesforce, type Soql, soql } from '../../salesforce/index.ts'
import { ofObject } from '../grant.ts'
import { notGranted, usedUp } from '../refuse.ts'
import { addCondition, readSelect } from './add-condition.ts'
import { demandPath } from './describes.ts'
import type { Scope } from './scope.ts'

type Reads = Pick<Salesforce, 'apiVersion' | 'query' | 'queryPage' | 'queries' | 'search' | 'retrieve' | 'identity'>

/** The one question about the org itself: in which zone a time without one is meant. */
const zone = 'SELECT TimeZoneSidKey FROM Organization'

export function guardReads(scope: Scope): Reads {
  const { salesforce, grant } = scope
  const judged = async (asked: string | Soql): Promise<string> => {
    const text = typeof asked === 'string' ? asked : asked.text
    spend(scope)
    if (text === zone || grant.access.includes('soql')) return text
    return withinGrant(scope, text)
  }
  return {
    apiVersion: salesforce.apiVersion,
    identity: () => salesforce.identity(),
    async *query(asked, options) {
      yield* salesforce.query(await judged(asked), options)
    },
    async queryPage(asked, options) {
      // The address of a further page stands for a query that was judged when its first page was asked for.
      const next = typeof asked === 'string' && asked.startsWith('/')
      if (next) spend(scope)
      return salesforce.queryPage(next ? asked : await judged(asked), options)
    },
    queries: async (asked, options) => salesforce.queries(await Promise.all(asked.map(judged)), options),
    async search(sosl) {
      spend(scope)
      if (!grant.access.includes('soql')) await judgeSearch(scope, sosl)
      return salesforce.search(sosl)
    },
    retrieve: (object, ids, fields) => retrieve(scope, object, ids, fields),
  }
}

/** Throws `limit-reached` when the key's calls of the day are used up. */
export function spend({ meter, callsLeft, grant }: Scope): void {
  if (meter.calls < callsLeft) return
  throw usedUp(
    `This key has made its ${grant.apiCallsPerDay} API calls of the last 24 hours.`,
    'Wait, or ask for a key with a larger budget.',
  )
}

async function withinGrant(scope: Scope, text: string): Promise<string> {
  const { object, fields } = readSelect(text)
  await Promise.all(fields.map((field) => demandPath(scope, object, field)))
  const condition = ofObject(scope.grant.rows, object)
  return condition ? addCondition(text, condition) : text
}

/** A full-text search looks into all fields and records: where some are closed, its hits would tell of them. */
async function judgeSearch(scope: Scope, sosl: string): Promise<void> {
  const [, object = '', fields = ''] = /RETURNING (\w+)\(([\w., ]+) LIMIT \d+\)$/.exec(sosl) ?? []
  if (!object || ofObject(scope.grant.rows, object) || ofObject(scope.grant.fields, object)) {
    throw notGranted(
      `search ${object || 'this'} by words; use a list or find tool`,
      'the object with all fields and records',
    )
  }
  await Promise.all(fields.split(',').map((field) => demandPath(scope, object, field.trim())))
}

async function retrieve(scope: Scope, object: string, ids: string[], fields: string[]) {
  spend(scope)
  await Promise.all(fields.map((field) => demandPath(scope, object, field)))
  const condition = ofObject(scope.grant.rows, object)
  if (!condition) return scope.salesforce.retrieve(object, ids, fields)
  const wanted = soql`SELECT ${names([...new Set(['Id', ...fields])])} FROM ${name(object)} WHERE Id IN ${ids}`
  const found = new Map<unknown, Record<string, unknown>>()
  for await (const row of scope.salesforce.query(addCondition(wanted.text, condition))) found.set(row['Id'], row)
  return ids.map((id) => found.get(id) ?? null)
}
