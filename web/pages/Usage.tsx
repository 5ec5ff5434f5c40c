/** Who spends the API allowance: each org's meter, calls by hour and workflow, budgets. */
import { SegmentedControl, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api.ts'
import type { BudgetOverview, UsageRow, WorkflowSpending } from '../contract.ts'
import { AllowanceCard } from '../parts/AllowanceCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { RunPlots } from '../usage/RunPlots.tsx'
import { UsagePlot } from '../usage/UsagePlot.tsx'
import { barsOf } from '../usage/usage-bars.ts'

const spans = [
  { value: '24', label: 'A day' },
  { value: '168', label: 'A week' },
]

const columns: Column<WorkflowSpending>[] = [
  { heading: 'Workflow', cell: ({ workflowName }) => <WorkflowLink name={workflowName} /> },
  { heading: 'Calls in 24 hours', right: true, cell: ({ spent }) => Number(spent.toFixed(2)).toLocaleString() },
  { heading: 'May spend', cell: ({ callsADay }) => callsADay?.toLocaleString() ?? 'no limit of its own' },
  { heading: 'Priority', cell: ({ priority }) => priority },
  { heading: 'Waiting', right: true, cell: ({ waiting }) => waiting },
]

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
        {({ workflows }) => (
          <Rows
            label="Calls by workflow in 24 hours"
            columns={columns}
            rows={workflows}
            keyOf={({ workflowId }) => workflowId}
            nothing="No workflow yet."
            minWidth={520}
          />
        )}
      </Loaded>
      <RunPlots hours={Number(hours)} />
    </Screen>
  )
}
