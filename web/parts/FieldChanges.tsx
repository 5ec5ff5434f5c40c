/** Fields of one record, as they are and as they would be. */
import { Text } from '@mantine/core'
import { type Column, Rows } from './Rows.tsx'

export interface FieldChange {
  name: string
  label: string
  from: unknown
  to: unknown
  changed: boolean
}

const shown = (value: unknown) =>
  value === null || value === undefined ? '–' : String(typeof value === 'object' ? JSON.stringify(value) : value)

function Then({ change: { to, changed } }: { change: FieldChange }) {
  if (!changed) return 'stays'
  return (
    <Text span fw={700} size="sm">
      {shown(to)}
    </Text>
  )
}

const columns: Column<FieldChange>[] = [
  { heading: 'Field', cell: ({ name, label }) => <span title={name}>{label}</span> },
  { heading: 'Now', cell: ({ from }) => shown(from) },
  { heading: 'Then', cell: (change) => <Then change={change} /> },
]

export function FieldChanges({ fields, label }: { fields: FieldChange[]; label: string }) {
  if (fields.length === 0) return null
  return <Rows label={label} columns={columns} rows={fields} keyOf={({ name }) => name} minWidth={360} />
}
