/** Links with which customers of your product connect their org, and how far each is. */
import { Code, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../api.ts'
import type { ConnectLinkInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RowButton } from '../parts/RowButton.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { useRemoval } from '../useRemoval.ts'
import { when } from '../words.ts'
import { connectLinksQuery } from './people-queries.ts'

const columns: Column<ConnectLinkInfo>[] = [
  { heading: 'Customer', cell: ({ customer }) => customer },
  { heading: 'Product', cell: ({ product }) => product },
  { heading: 'State', cell: ({ state }) => state },
  { heading: 'Good until', cell: ({ expiresAt }) => when(expiresAt) },
]

export function ConnectLinks() {
  const remove = useRemoval('/connect-links', 'connect-links')
  const takeBack: Column<ConnectLinkInfo> = {
    heading: 'What to do',
    unseen: true,
    cell: ({ id, customer }) => (
      <RowButton label={`Take back the link of ${customer}`} onClick={() => remove.mutate(id)}>
        Take back
      </RowButton>
    ),
  }
  return (
    <Stack>
      <Text size="sm">
        Your own product makes them with <Code>POST /api/v1/connect-links</Code> and hands them to its customers; each
        works once.
      </Text>
      {remove.error ? <ProblemCard problem={problemOf(remove.error)} /> : null}
      <Loaded query={useQuery(connectLinksQuery)}>
        {({ items }) => (
          <Rows
            label="Connect links"
            columns={[...columns, takeBack]}
            rows={items}
            keyOf={({ id }) => id}
            nothing="There is none."
          />
        )}
      </Loaded>
    </Stack>
  )
}
