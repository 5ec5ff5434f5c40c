/** A table: each column has its heading and says what it shows of a row. Narrow screens scroll it sideways, by keyboard too. */
import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Column<T> {
  heading: string
  cell: (row: T) => ReactNode
  /** Numbers stand under each other. */
  right?: boolean
  /** The heading is only for programs that read aloud. */
  unseen?: boolean
}

interface Props<T> {
  label: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T, at: number) => string | number
  /** What stands there when there is no row. */
  nothing?: string
  minWidth?: number
  striped?: boolean
}

export function Rows<T>({ label, columns, rows, keyOf, nothing, minWidth = 640, striped = false }: Props<T>) {
  if (rows.length === 0 && nothing) return <Text size="sm">{nothing}</Text>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.1.1)
    <section className="wide" aria-label={`${label}, table`} tabIndex={0}>
      <Table aria-label={label} miw={minWidth} striped={striped} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ heading, right, unseen }) => (
              <Table.Th key={heading} ta={right ? 'right' : 'left'}>
                {unseen ? <span className="visually-hidden">{heading}</span> : heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Table.Tr key={keyOf(row, at)}>
              {columns.map(({ heading, cell, right }) => (
                <Table.Td key={heading} ta={right ? 'right' : 'left'}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
