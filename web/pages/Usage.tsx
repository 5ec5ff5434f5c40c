/** Who spends the API allowance: each org's meter, calls by hour and workflow, budgets. */
import { SegmentedControl, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api.ts'
import type { BudgetOverview, UsageRow, WorkflowSpending } from '../contract.ts'
import { AllowanceCard } from '../parts/AllowanceCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { UsagePlot } from '../parts/UsagePlot.tsx'
import { barsOf } from '../parts/usage-bars.ts'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { RunPlots } from '../usage/RunPlots.tsx'

const spans = [
  { value: '24', label: 'A day' },
  { value: '168', label: 'A week' },
]

function Spending({ workflows }: { workflows: WorkflowSpending[] }) {
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table aria-label="Calls by workflow in 24 hours">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Workflow</Table.Th>
            <Table.Th>Calls in 24 hours</Table.Th>
            <Table.Th>May spend</Table.Th>
            <Table.Th>Priority</Table.Th>
            <Table.Th>Waiting</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {workflows.map(({ workflowId, workflowName, spent, callsADay, priority, waiting }) => (
            <Table.Tr key={workflowId}>
              <Table.Td>
                <WorkflowLink name={workflowName} />
              </Table.Td>
              <Table.Td>{Number(spent.toFixed(2)).toLocaleString()}</Table.Td>
              <Table.Td>{callsADay === null ? 'no limit of its own' : callsADay.toLocaleString()}</Table.Td>
              <Table.Td>{priority}</Table.Td>
              <Table.Td>{waiting}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

export function Usage() {
  const [hours, setHours] = useState('24')
  const budget = useQuery({
    queryKey: ['budget'],
    queryFn: () => get<BudgetOverview>('/budget'),
    refetchInterval: 10_000,
  })
  const usage = useQuery({
    queryKey: ['usage', hours],
    queryFn: () => get<{ items: UsageRow[] }>(`/usage?hours=${hours}`),
    refetchInterval: 10_000,
  })
  const names = new Map(budget.data?.workflows.map(({ workflowId, workflowName }) => [workflowId, workflowName]))
  return (
    <Screen title="Usage">
      <Loaded query={budget}>
        {({ connections }) => connections.map((one) => <AllowanceCard key={one.connectionId} budget={one} />)}
      </Loaded>
      <SegmentedControl data={spans} value={hours} onChange={setHours} aria-label="Span of time" w="fit-content" />
      <Title order={3} size="h5">
        API calls by workflow
      </Title>
      <Loaded query={usage}>
        {({ items }) => (
          <UsagePlot bars={barsOf(items, (id) => names.get(id) ?? 'removed workflow', Number(hours), Date.now())} />
        )}
      </Loaded>
      <Loaded query={budget}>
        {({ workflows }) =>
          workflows.length > 0 ? <Spending workflows={workflows} /> : <Text c="dimmed">No workflow yet.</Text>
        }
      </Loaded>
      <RunPlots hours={Number(hours)} />
    </Screen>
  )
}
