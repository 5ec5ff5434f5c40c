/** From a row of a bulk job to the operation the org is asked for. */

import type { Operation } from '../../org/index.ts'

export const ingestOperations = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const
export type IngestOperation = (typeof ingestOperations)[number]

/** What a job says about all of its rows. */
export interface RowsWish {
  object: string
  operation: IngestOperation
  externalIdFieldName?: string
}

type ToOperation = (wish: RowsWish, values: Record<string, unknown>) => Operation

const operations: Record<IngestOperation, ToOperation> = {
  insert: ({ object }, values) => ({ op: 'create', object, values }),
  update: ({ object }, { Id, ...values }) => ({ op: 'update', object, id: String(Id ?? ''), values }),
  upsert: ({ object, externalIdFieldName = 'Id' }, values) => ({
    op: 'upsert',
    object,
    externalIdField: externalIdFieldName,
    values,
  }),
  delete: ({ object }, { Id }) => ({ op: 'delete', object, id: String(Id ?? '') }),
  hardDelete: ({ object }, { Id }) => ({ op: 'purge', object, id: String(Id ?? '') }),
}

/** The operation for one row. */
export function toOperation(wish: RowsWish, values: Record<string, unknown>): Operation {
  return operations[wish.operation](wish, values)
}
