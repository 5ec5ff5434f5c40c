/** Records as a table: a column for each field that is there. */
import { Anchor, Table } from '@mantine/core'
import { isRecord, type Json } from '../json.ts'

const mostColumns = 12

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isRecord(value)) return String(value['Name'] ?? JSON.stringify(value))
  return String(value)
}

interface Props {
  rows: Json[]
  label: string
  /** Called with the id of the row that was chosen. */
  onOpen?: (id: string) => void
}

export function RowsTable({ rows, label, onOpen }: Props) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((name) => name !== 'attributes')
    .slice(0, mostColumns)
  return (
    <Table.ScrollContainer minWidth={columns.length * 120}>
      <Table aria-label={label} striped verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Table.Tr key={String(row['Id'] ?? at)}>
              {columns.map((name) => (
                <Table.Td key={name}>
                  {name === 'Id' && onOpen ? (
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      underline="always"
                      onClick={() => onOpen(String(row['Id']))}
                    >
                      {shown(row[name])}
                    </Anchor>
                  ) : (
                    shown(row[name])
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
