/** Which org: by its name, or the usual one. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { connectionsQuery } from '../../queries.ts'

export function ConnectionSelect({ value, onChange }: { value: string; onChange: (name: string | undefined) => void }) {
  const connections = useQuery(connectionsQuery)
  return (
    <Select
      label="Connection"
      clearable
      placeholder="The usual one"
      data={connections.data?.items.map(({ name }) => name) ?? []}
      value={value || null}
      onChange={(name) => onChange(name ?? undefined)}
    />
  )
}
