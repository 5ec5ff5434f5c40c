/** All workflows: their state, what starts them, how their runs went. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkflowInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { Screen } from '../parts/Screen.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { workflowsQuery } from '../queries.ts'

const stateOf = ({ pausedAt, active }: WorkflowInfo) => (pausedAt ? 'paused' : active ? 'active' : 'off')

const columns: Column<WorkflowInfo>[] = [
  { heading: 'Name', cell: ({ name }) => <WorkflowLink name={name} /> },
  { heading: 'State', cell: (workflow) => <StatusBadge status={stateOf(workflow)} /> },
  { heading: 'Trigger', cell: ({ trigger }) => trigger.on },
  { heading: 'Steps', right: true, cell: ({ stepCount }) => stepCount },
  { heading: 'Version', right: true, cell: ({ version }) => version },
  { heading: 'Runs', right: true, cell: ({ runs }) => runs.total.toLocaleString() },
  { heading: 'Failed', right: true, cell: ({ runs }) => runs.failed.toLocaleString() },
]

function Begin() {
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link {...props} to="/templates" />}>
        From a template
      </Button>
      <Button renderRoot={(props) => <Link {...props} to="/new" />}>New workflow</Button>
    </>
  )
}

export function Workflows() {
  const workflows = useQuery(workflowsQuery)
  return (
    <Screen title="Workflows" actions={<Begin />}>
      <Loaded query={workflows}>
        {({ items }) => (
          <Rows
            label="Workflows"
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            nothing="No workflow yet. Begin with a template, or with a new one."
          />
        )}
      </Loaded>
    </Screen>
  )
}
