/** What was asked of the local org, newest first, with what it cost. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { LocalOrgCall } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { ago, took } from '../words.ts'

const pathOf = ({ method, path, fault }: LocalOrgCall) => `${method} ${path}${fault ? ` (fault: ${fault})` : ''}`

const columns: Column<LocalOrgCall>[] = [
  { heading: 'When', cell: ({ time }) => ago(time) },
  { heading: 'By', cell: ({ client }) => client },
  { heading: 'Call', cell: pathOf },
  { heading: 'Status', cell: ({ status }) => status },
  { heading: 'Took', right: true, cell: ({ ms }) => took(ms) },
  { heading: 'API calls', right: true, cell: ({ apiCalls }) => apiCalls },
]

export function CallsTable() {
  const calls = useQuery({
    queryKey: ['local-org', 'calls'],
    queryFn: () => get<{ items: LocalOrgCall[] }>('/local-org/calls'),
    refetchInterval: 3_000,
  })
  return (
    <Loaded query={calls}>
      {({ items }) => (
        <Rows label="Calls" columns={columns} rows={items.toReversed()} keyOf={({ number }) => number} minWidth={760} />
      )}
    </Loaded>
  )
}
