/** All workflows. */
import { Anchor, Stack, Table, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkflowInfo } from '../../src/contract/index.ts'
import { get } from '../api.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'

export function Workflows() {
  const workflows = useQuery({ queryKey: ['workflows'], queryFn: () => get<{ items: WorkflowInfo[] }>('/workflows') })
  return (
    <Stack>
      <Title order={2} size="h3">
        Workflows
      </Title>
      <Loaded query={workflows}>
        {({ items }) => (
          <Table aria-label="Workflows">
            <Table.Thead>
              <Table.Tr>
                {['Name', 'State', 'Trigger', 'Steps', 'Version', 'Runs', 'Failed'].map((heading) => (
                  <Table.Th key={heading}>{heading}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((workflow) => (
                <Table.Tr key={workflow.id}>
                  <Table.Td>
                    <Anchor component={Link} to="/workflows/$name" params={{ name: workflow.name } as never} size="sm">
                      {workflow.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <StatusBadge status={workflow.pausedAt ? 'paused' : workflow.active ? 'active' : 'off'} />
                  </Table.Td>
                  <Table.Td>{workflow.trigger.on}</Table.Td>
                  <Table.Td>{workflow.stepCount}</Table.Td>
                  <Table.Td>{workflow.version}</Table.Td>
                  <Table.Td>{workflow.runs.total}</Table.Td>
                  <Table.Td>{workflow.runs.failed}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Stack>
  )
}
