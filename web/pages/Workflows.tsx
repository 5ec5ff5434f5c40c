/** All workflows: their state, what starts them, how their runs went. */
import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { workflowsQuery } from '../queries.ts'

const headings = ['Name', 'State', 'Trigger', 'Steps', 'Version', 'Runs', 'Failed']

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
        {({ items }) =>
          items.length === 0 ? (
            <Text>No workflow yet. Begin with a template, or with a new one.</Text>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table aria-label="Workflows">
                <Table.Thead>
                  <Table.Tr>
                    {headings.map((heading) => (
                      <Table.Th key={heading}>{heading}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((workflow) => (
                    <Table.Tr key={workflow.id}>
                      <Table.Td>
                        <WorkflowLink name={workflow.name} />
                      </Table.Td>
                      <Table.Td>
                        <StatusBadge status={workflow.pausedAt ? 'paused' : workflow.active ? 'active' : 'off'} />
                      </Table.Td>
                      <Table.Td>{workflow.trigger.on}</Table.Td>
                      <Table.Td>{workflow.stepCount}</Table.Td>
                      <Table.Td>{workflow.version}</Table.Td>
                      <Table.Td>{workflow.runs.total.toLocaleString()}</Table.Td>
                      <Table.Td>{workflow.runs.failed.toLocaleString()}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Screen>
  )
}
