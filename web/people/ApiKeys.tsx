/** Keys of programs. */
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../api.ts'
import type { ApiKeyInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RowButton } from '../parts/RowButton.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { useRemoval } from '../useRemoval.ts'
import { ago, goodUntil } from '../words.ts'
import { NewApiKey } from './NewApiKey.tsx'
import { apiKeysQuery } from './people-queries.ts'

const columns: Column<ApiKeyInfo>[] = [
  { heading: 'Key', cell: ({ prefix }) => `${prefix}…` },
  { heading: 'Program', cell: ({ name }) => name },
  { heading: 'May', cell: ({ scopes }) => scopes.join(', ') },
  { heading: 'From', cell: ({ addresses }) => addresses.join(', ') || 'anywhere' },
  { heading: 'Last used', cell: ({ usedAt }) => (usedAt ? ago(usedAt) : 'never') },
  { heading: 'Good', cell: goodUntil },
]

export function ApiKeys() {
  const revoke = useRemoval('/api-keys', 'api-keys')
  const ending: Column<ApiKeyInfo> = {
    heading: 'What to do',
    unseen: true,
    cell: ({ id, name, revokedAt }) =>
      revokedAt ? null : (
        <RowButton danger label={`Revoke ${name}`} onClick={() => revoke.mutate(id)}>
          Revoke
        </RowButton>
      ),
  }
  return (
    <Stack>
      {revoke.error ? <ProblemCard problem={problemOf(revoke.error)} /> : null}
      <Loaded query={useQuery(apiKeysQuery)}>
        {({ items }) => (
          <Rows
            label="API keys"
            columns={[...columns, ending]}
            rows={items}
            keyOf={({ id }) => id}
            nothing="No program has a key."
          />
        )}
      </Loaded>
      <NewApiKey />
    </Stack>
  )
}
