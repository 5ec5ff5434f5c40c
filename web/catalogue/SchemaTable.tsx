/** The fields of a JSON Schema as a table; what is required is marked. */
import { Table, Text } from '@mantine/core'
import { propertiesOf, requiredIn, typesOf } from '../editor/model/schema.ts'
import { type Json, textOf } from '../json.ts'

export function SchemaTable({ schema, label }: { schema: Json; label: string }) {
  const required = requiredIn(schema)
  const fields = propertiesOf(schema)
  if (fields.length === 0) return <Text size="sm">It takes nothing.</Text>
  return (
    <Table aria-label={label} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Type</Table.Th>
          <Table.Th>What it is</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(([name, of]) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Text size="sm" fw={required.includes(name) ? 700 : 400}>
                {name}
                {required.includes(name) ? ' (required)' : ''}
              </Text>
            </Table.Td>
            <Table.Td>{typesOf(of).join(' or ') || 'any'}</Table.Td>
            <Table.Td>{textOf(of['description'])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
