/** Browsers that are signed in. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../api.ts'
import type { SessionInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RowButton } from '../parts/RowButton.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { useRemoval } from '../useRemoval.ts'
import { ago } from '../words.ts'
import { browserName } from './browser-name.ts'
import { OwnPassword } from './OwnPassword.tsx'
import { sessionsQuery } from './people-queries.ts'

const columns: Column<SessionInfo>[] = [
  { heading: 'User', cell: ({ login }) => login },
  { heading: 'From', cell: ({ address }) => address },
  {
    heading: 'Browser',
    cell: ({ agent }) => (
      <Text size="sm" title={agent}>
        {browserName(agent)}
      </Text>
    ),
  },
  { heading: 'Last used', cell: ({ seenAt }) => ago(seenAt) },
]

export function Sessions() {
  const end = useRemoval('/sessions', 'sessions')
  const signOut: Column<SessionInfo> = {
    heading: 'What to do',
    unseen: true,
    cell: ({ id, login, address }) => (
      <RowButton label={`Sign out ${login} at ${address}`} onClick={() => end.mutate(id)}>
        Sign out
      </RowButton>
    ),
  }
  return (
    <Stack>
      {end.error ? <ProblemCard problem={problemOf(end.error)} /> : null}
      <Loaded query={useQuery(sessionsQuery)}>
        {({ items }) => (
          <Rows label="Signed-in browsers" columns={[...columns, signOut]} rows={items} keyOf={({ id }) => id} />
        )}
      </Loaded>
      <OwnPassword />
    </Stack>
  )
}
