/** Keys of agents: what each may do, how long it is good, an end to it, and a new one. */
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, problemOf } from '../api.ts'
import type { AgentKeyInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RowButton } from '../parts/RowButton.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { useRemoval } from '../useRemoval.ts'
import { goodUntil } from '../words.ts'
import { NewAgentKey } from './NewAgentKey.tsx'

const columns: Column<AgentKeyInfo>[] = [
  { heading: 'Agent', cell: ({ name }) => name },
  { heading: 'Begins with', cell: ({ prefix }) => `${prefix} …` },
  { heading: 'May', cell: ({ grants }) => grants.access.join(', ') },
  { heading: 'Objects', cell: ({ grants }) => grants.objects.join(', ') },
  { heading: 'Writes are approved by', cell: ({ grants }) => (grants.approval === 'human' ? 'a person' : 'nobody') },
  { heading: 'Good', cell: goodUntil },
]

export function AgentKeys() {
  const keys = useQuery({ queryKey: ['agent-keys'], queryFn: () => get<{ items: AgentKeyInfo[] }>('/keys') })
  const revoke = useRemoval('/keys', 'agent-keys')
  const ending: Column<AgentKeyInfo> = {
    heading: 'What to do',
    unseen: true,
    cell: ({ id, name, revokedAt }) =>
      revokedAt ? null : (
        <RowButton danger label={`Revoke the key of ${name}`} onClick={() => revoke.mutate(id)}>
          Revoke
        </RowButton>
      ),
  }
  return (
    <Stack>
      {revoke.error ? <ProblemCard problem={problemOf(revoke.error)} /> : null}
      <Loaded query={keys}>
        {({ items }) => (
          <Rows
            label="Keys of agents"
            columns={[...columns, ending]}
            rows={items}
            keyOf={({ id }) => id}
            nothing="No agent has a key."
            minWidth={760}
          />
        )}
      </Loaded>
      <NewAgentKey />
    </Stack>
  )
}
