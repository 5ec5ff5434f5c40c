/** Writes rows for a call: with the options its headers ask for, the switchboard's row faults, and a note for the ledger. */

import { eventUuid, isPlatformEvent } from '../../events/index.ts'
import { type Operation, OrgError, type SaveOptions, type SaveResult, to18 } from '../../org/index.ts'
import { type Answer, type Call, json, restError, rowError, saveOptions } from '../wire/index.ts'
import { withDetails } from './duplicate-details.ts'

/** Saves a set of operations; the results come in their order. */
export function save(call: Call, operations: Operation[], options: SaveOptions = {}): SaveResult[] {
  const asked = { ...saveOptions(call), ...options }
  call.tally.rows += operations.length
  call.tally.object ??= operations[0] && objectName(call, operations[0])
  const refused = operations.map((operation) => call.faults?.refuse(objectName(call, operation), keyOf(operation)))
  if (!refused.some(Boolean)) return enqueued(call, operations, write(call, operations, asked))
  if (asked.allOrNone) return refused.map((error) => failed(error ?? rolledBack()))
  const passed = write(
    call,
    operations.filter((_, i) => !refused[i]),
    asked,
  )
  const results = refused.map((error) => (error ? failed(error) : (passed.shift() ?? failed(rolledBack()))))
  return enqueued(call, operations, results)
}

function write(call: Call, operations: Operation[], options: SaveOptions): SaveResult[] {
  return withDetails(call, call.instance.org.save(call.session.userId, operations, options))
}

/**
 * Publishing a platform event is put into a queue, and its result says so in `errors`, with the event's UUID:
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_api.htm
 */
function enqueued(call: Call, operations: Operation[], results: SaveResult[]): SaveResult[] {
  const publishes = ({ object = '' }: Operation) => isPlatformEvent(call.view.object(object)?.name ?? '')
  if (!operations.some(publishes)) return results
  const { events, org } = call.instance
  const published = new Map(events.ofCommit(org.changes.last).map((event) => [event.row.Id, event]))
  return results.map((result) => {
    const event = result.success && result.id !== null ? published.get(result.id) : undefined
    return event ? { ...result, errors: [new OrgError('OPERATION_ENQUEUED', eventUuid(event))] } : result
  })
}

/** The object of an operation; where only an id is given, its key prefix tells. */
function objectName(call: Call, operation: Operation): string {
  if (operation.object !== undefined) return operation.object
  const prefix = 'id' in operation ? operation.id.slice(0, 3) : ''
  for (const { keyPrefix, name } of call.view.objects()) if (keyPrefix === prefix) return name
  return ''
}

/** The row an operation is about, as far as its wish tells. */
function keyOf(operation: Operation): string | undefined {
  if (operation.op === 'upsert') return operation.externalId
  return operation.op === 'create' ? undefined : (to18(operation.id) ?? operation.id)
}

function failed(error: OrgError): SaveResult {
  return { id: null, success: false, errors: [error] }
}

function rolledBack(): OrgError {
  return new OrgError(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  )
}

/** Saves one row. The second member is the refusal to answer with, when there is one. */
export function saveOne(call: Call, operation: Operation, options: SaveOptions = {}): [SaveResult, Answer | undefined] {
  const [result] = save(call, [operation], options)
  if (!result) return [failed(rolledBack()), json([], 500)]
  if (result.success) return [result, undefined]
  return [result, json(result.errors.map(savedError), result.errors[0]?.status ?? 400)]
}

/** Codes of what is refused before the row is looked at: those name no fields. */
const unseen = new Set(['DUPLICATES_DETECTED', 'INVALID_FIELD', 'INVALID_TYPE', 'JSON_PARSER_ERROR', 'NOT_FOUND'])

/** The refusal of a row has a list of fields, empty or not [R]. */
function savedError(error: OrgError): Record<string, unknown> {
  return unseen.has(error.errorCode) ? restError(error) : { ...restError(error), fields: error.fields }
}

/** The id of a record there is none of is not repeated, as recorded. */
function isOfNone({ errorCode, status }: OrgError): boolean {
  return errorCode === 'INVALID_CROSS_REFERENCE_KEY' && status === 404
}

/** A row's result as collections, trees and the like show it. `created` is there for upserts only. */
export function showResult(result: SaveResult): Record<string, unknown> {
  return {
    ...(result.id === null || result.errors.some(isOfNone) ? {} : { id: result.id }),
    success: result.success,
    errors: result.errors.map(rowError),
    ...(result.created === undefined ? {} : { created: result.created }),
  }
}
