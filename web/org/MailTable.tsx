/** What the local org sent by mail, newest first. Letters are shown as text: what they say may be anything. */
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { LocalOrgLetter } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { ago } from '../words.ts'

const receivers = ({ to, cc, bcc }: LocalOrgLetter) => [...to, ...cc, ...bcc].join(', ')
const sender = ({ from }: LocalOrgLetter) => from.name ?? from.address

const columns: Column<LocalOrgLetter>[] = [
  { heading: 'When', cell: ({ sentAt }) => ago(sentAt) },
  { heading: 'From', cell: sender },
  { heading: 'To', cell: receivers },
  { heading: 'Subject', cell: ({ subject }) => subject },
  {
    heading: 'Text',
    cell: ({ text, html }) => (
      <Text size="sm" lineClamp={4} style={{ whiteSpace: 'pre-line' }}>
        {text ?? html}
      </Text>
    ),
  },
  { heading: 'Sent by', cell: ({ via }) => via },
]

export function MailTable() {
  const letters = useQuery({
    queryKey: ['local-org', 'mail'],
    queryFn: () => get<{ items: LocalOrgLetter[] }>('/local-org/mail'),
    refetchInterval: 3_000,
  })
  return (
    <Loaded query={letters}>
      {({ items }) => (
        <Rows
          label="Mail"
          columns={columns}
          rows={items.toReversed()}
          keyOf={({ number }) => number}
          nothing="No mail yet: what the org sends lands here and goes nowhere else."
          minWidth={760}
        />
      )}
    </Loaded>
  )
}
