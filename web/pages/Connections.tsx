/** The orgs Rainmaker may speak to; connect another one. */
import { SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import { ConnectForm } from '../connections/ConnectForm.tsx'
import { ConnectionCard } from '../connections/ConnectionCard.tsx'
import type { BudgetOverview } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { connectionsQuery } from '../queries.ts'

export function Connections() {
  const connections = useQuery(connectionsQuery)
  const budget = useQuery({
    queryKey: ['budget'],
    queryFn: () => get<BudgetOverview>('/budget'),
    refetchInterval: 15_000,
  })
  return (
    <Screen title="Connections">
      <Loaded query={connections}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            {items.map((connection) => (
              <ConnectionCard
                key={connection.id}
                connection={connection}
                budget={budget.data?.connections.find(({ connectionId }) => connectionId === connection.id)}
              />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
      <ConnectForm />
    </Screen>
  )
}
