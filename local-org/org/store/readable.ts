/** The rows of an object as they are read: those of notes are documents. */
import type { Table } from '../schema.ts'
import { NoteTable } from './note-table.ts'
import type { Store } from './store.ts'

export function readable(store: Store, name: string): Table | undefined {
  const table = store.table(name)
  if (table?.object.name !== 'ContentNote') return table
  const [documents, versions] = [store.table('ContentDocument'), store.table('ContentVersion')]
  return documents && versions ? new NoteTable(table.object, documents, versions) : table
}
