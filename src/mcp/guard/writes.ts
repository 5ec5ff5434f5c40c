/** The writing half of a client that writes nothing: it notes what an action would send. */
import type { FieldValues, RowResult, Salesforce } from '../../salesforce/index.ts'

/** One row on its way to the org. */
export interface PlannedRow {
  operation: 'create' | 'update' | 'upsert' | 'delete'
  /** Empty of deletes by id alone: the action knows. */
  object: string
  id: string | null
  /** Of upserts: the field that tells whether the record is there. */
  by: string | null
  fields: FieldValues
}

type Writes = Pick<Salesforce, 'create' | 'update' | 'upsert' | 'delete' | 'write'>

/** Answers as if each row had been written, so that the action goes on to its end and shows all it would do. */
export function noteWrites(noted: PlannedRow[]): Writes {
  const note = (rows: PlannedRow[]): RowResult[] => {
    noted.push(...rows)
    return rows.map(({ id, operation }) => ({ ok: true, id: id ?? '', created: operation === 'create' }))
  }
  const bare = { id: null, by: null }
  return {
    create: async (rows) => note(rows.map((row) => ({ ...bare, operation: 'create', ...row }))),
    update: async (rows) => note(rows.map((row) => ({ ...bare, operation: 'update', ...row }))),
    delete: async (ids) => note(ids.map((id) => ({ ...bare, operation: 'delete', object: '', id, fields: {} }))),
    upsert: async (object, by, rows) =>
      note(rows.map((fields) => ({ operation: 'upsert', object, id: null, by, fields }))),
    write: async ({ object, operation, rows, externalIdField = null }) =>
      note(
        rows.map(({ Id, ...fields }) => ({
          operation,
          object,
          id: typeof Id === 'string' ? Id : null,
          by: operation === 'upsert' ? externalIdField : null,
          fields,
        })),
      ),
  }
}
