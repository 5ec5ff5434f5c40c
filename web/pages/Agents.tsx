/** What AI agents want to write, with your word on it; and the keys they come in with. */
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AgentKeys } from '../agents/AgentKeys.tsx'
import { PlanCard } from '../agents/PlanCard.tsx'
import { get } from '../api.ts'
import type { PlanInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'

export function Agents() {
  const plans = useQuery({
    queryKey: ['plans'],
    queryFn: () => get<{ items: PlanInfo[] }>('/plans'),
    refetchInterval: 5_000,
  })
  return (
    <Screen title="Agents">
      <Title order={3} size="h4">
        Planned writes
      </Title>
      <Loaded query={plans}>
        {({ items }) => (
          <Stack>
            {items.length === 0 ? <Text>No agent has planned a write.</Text> : null}
            {items.map((plan) => (
              <PlanCard key={plan.plan} plan={plan} />
            ))}
          </Stack>
        )}
      </Loaded>
      <Title order={3} size="h4">
        Keys
      </Title>
      <AgentKeys />
    </Screen>
  )
}
