/** Fields of one record, as they are and as they would be. */
import { Table, Text } from '@mantine/core'

export interface FieldChange {
  name: string
  label: string
  from: unknown
  to: unknown
  changed: boolean
}

const shown = (value: unknown) =>
  value === null || value === undefined ? '–' : String(typeof value === 'object' ? JSON.stringify(value) : value)

export function FieldChanges({ fields, label }: { fields: FieldChange[]; label: string }) {
  if (fields.length === 0) return null
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table aria-label={label} verticalSpacing={4} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Now</Table.Th>
            <Table.Th>Then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ name, label, from, to, changed }) => (
            <Table.Tr key={name}>
              <Table.Td title={name}>{label}</Table.Td>
              <Table.Td>{shown(from)}</Table.Td>
              <Table.Td>
                {changed ? (
                  <Text span fw={700} size="sm">
                    {shown(to)}
                  </Text>
                ) : (
                  'stays'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
