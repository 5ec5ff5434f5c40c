/** What a SELECT comes to: its columns, and how a row becomes a record. */
import type { Row } from '../../org/index.ts'
import type { ReadColumn } from './column.ts'
import type { WireRecord } from './record-shape.ts'

export interface Selection {
  readonly columns: readonly ReadColumn<Row>[]
  write(row: Row, version: string): WireRecord
}
