/** Records as a table: a column for each field that is there. */
import { Anchor } from '@mantine/core'
import { isRecord, type Json } from '../json.ts'
import { type Column, Rows } from '../parts/Rows.tsx'

const mostColumns = 12
const columnWidth = 120
/** 2026-11-21T21:28:16.000+0000, as Salesforce writes it. */
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.000\+0000$/

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isRecord(value)) return String(value['Name'] ?? JSON.stringify(value))
  return String(value).replace(moment, '$1 $2 UTC')
}

interface Props {
  rows: Json[]
  label: string
  /** Called with the id of the row that was chosen. */
  onOpen?: (id: string) => void
}

function columnOf(name: string, onOpen: Props['onOpen']): Column<Json> {
  if (name !== 'Id' || !onOpen) return { heading: name, cell: (row) => shown(row[name]) }
  return {
    heading: name,
    cell: ({ Id: id }) => (
      <Anchor component="button" type="button" size="sm" underline="always" onClick={() => onOpen(String(id))}>
        {shown(id)}
      </Anchor>
    ),
  }
}

export function RowsTable({ rows, label, onOpen }: Props) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((name) => name !== 'attributes')
    .slice(0, mostColumns)
  return (
    <Rows
      label={label}
      columns={names.map((name) => columnOf(name, onOpen))}
      rows={rows}
      keyOf={(row, at) => String(row['Id'] ?? at)}
      minWidth={names.length * columnWidth}
      striped
    />
  )
}
