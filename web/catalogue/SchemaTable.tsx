/** The fields of a JSON Schema as a table; what is required is marked. */
import { Text } from '@mantine/core'
import { propertiesOf, requiredIn, typesOf } from '../editor/model/schema.ts'
import { type Json, textOf } from '../json.ts'
import { type Column, Rows } from '../parts/Rows.tsx'

interface Field {
  name: string
  of: Json
  required: boolean
}

function Name({ field: { name, required } }: { field: Field }) {
  return (
    <Text size="sm" fw={required ? 700 : 400}>
      {name}
      {required ? ' (required)' : ''}
    </Text>
  )
}

const columns: Column<Field>[] = [
  { heading: 'Name', cell: (field) => <Name field={field} /> },
  { heading: 'Type', cell: ({ of }) => typesOf(of).join(' or ') || 'any' },
  { heading: 'What it is', cell: ({ of }) => textOf(of['description']) },
]

export function SchemaTable({ schema, label }: { schema: Json; label: string }) {
  const required = requiredIn(schema)
  const fields = propertiesOf(schema).map(([name, of]) => ({ name, of, required: required.includes(name) }))
  return (
    <Rows
      label={label}
      columns={columns}
      rows={fields}
      keyOf={({ name }) => name}
      nothing="It takes nothing."
      minWidth={420}
    />
  )
}
