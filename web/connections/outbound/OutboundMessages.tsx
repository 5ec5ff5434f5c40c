/** The outbound messages of an org: what came by each, whether the org still sends it here, an end to it, a new one. */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { get, problemOf, send } from '../../api.ts'
import type { ConnectionInfo, OutboundCheck, OutboundInfo } from '../../contract.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { RowButton } from '../../parts/RowButton.tsx'
import { type Column, Rows } from '../../parts/Rows.tsx'
import { useRemoval } from '../../useRemoval.ts'
import { ago } from '../../words.ts'
import { NewOutbound } from './NewOutbound.tsx'

const sentOn = ({ settings: { deploy } }: OutboundInfo) =>
  !deploy ? 'set up by hand' : deploy.on === 'create' ? 'created' : 'created or changed'

const columns: Column<OutboundInfo>[] = [
  { heading: 'Message', cell: ({ name }) => name },
  { heading: 'Object', cell: ({ object }) => object },
  { heading: 'Sent when', cell: sentOn },
  { heading: 'Received', right: true, cell: ({ received }) => received.toLocaleString() },
  { heading: 'Refused', right: true, cell: ({ refused }) => refused.toLocaleString() },
  { heading: 'Last', cell: ({ usedAt }) => (usedAt ? ago(usedAt) : 'never') },
]

function Checked({ name, check }: { name: string; check: OutboundCheck }) {
  return (
    <Alert color={check.ok ? 'green' : 'red'} role="status">
      {check.ok
        ? `✓ ${name} is in the org and leads here.`
        : check.faults.map((fault) => <div key={fault}>✗ {fault}</div>)}
    </Alert>
  )
}

function List({ path, list, items }: { path: string; list: string; items: OutboundInfo[] }) {
  const check = useMutation({ mutationFn: (name: string) => send<OutboundCheck>('POST', `${path}/${name}/check`) })
  const remove = useRemoval(path, list)
  const error = check.error ?? remove.error
  const ask = (name: string) =>
    window.confirm(`Take ${name} out of the org, and close its address?`) && remove.mutate(name)
  const whatToDo: Column<OutboundInfo> = {
    heading: 'What to do',
    unseen: true,
    cell: ({ name }) => (
      <Group gap="xs" wrap="nowrap">
        <RowButton label={`Check ${name}`} onClick={() => check.mutate(name)}>
          Check
        </RowButton>
        <RowButton danger label={`Remove ${name}`} onClick={() => ask(name)}>
          Remove
        </RowButton>
      </Group>
    ),
  }
  return (
    <Stack gap="sm">
      <Text size="sm">The org sends them by itself when a record is saved: workflows hear of it at once.</Text>
      <Rows
        label="Outbound messages"
        columns={[...columns, whatToDo]}
        rows={items}
        keyOf={({ name }) => name}
        nothing="None yet."
      />
      {check.data && check.variables ? <Checked name={check.variables} check={check.data} /> : null}
      {error ? <ProblemCard problem={problemOf(error)} /> : null}
    </Stack>
  )
}

function Opened({ connection: { id } }: { connection: ConnectionInfo }) {
  const path = `/connections/${id}/outbound`
  const messages = useQuery({ queryKey: ['outbound', id], queryFn: () => get<{ items: OutboundInfo[] }>(path) })
  return (
    <Stack>
      <Loaded query={messages}>{({ items }) => <List path={path} list="outbound" items={items} />}</Loaded>
      <NewOutbound connection={id} />
    </Stack>
  )
}

export function OutboundMessages({ connection }: { connection: ConnectionInfo }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={`Outbound messages of ${connection.name}`}>
        Outbound messages …
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={`Outbound messages of ${connection.name}`}
        size="xl"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened ? <Opened connection={connection} /> : null}
      </Modal>
    </>
  )
}
