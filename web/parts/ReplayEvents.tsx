/** Gives past events to one workflow again, from a position or a time on. */
import { Alert, Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { workflowsQuery } from '../queries.ts'
import { Form } from './Form.tsx'

const ways = [
  { value: 'position', label: 'From an event' },
  { value: 'time', label: 'From a time' },
]

function ReplayForm() {
  const workflows = useQuery(workflowsQuery)
  const [workflow, setWorkflow] = useState<string | null>(null)
  const [way, setWay] = useState('position')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const replay = useMutation({
    mutationFn: () =>
      send<{ started: number }>('POST', '/events/replay', {
        workflow,
        from: way === 'position' ? Number(from) : new Date(from).toISOString(),
        ...(way === 'position' && to ? { to: Number(to) } : {}),
      }),
  })
  return (
    <Form sends={replay}>
      <Select
        label="Workflow"
        description="It starts a run for each event its trigger accepts"
        required
        data={workflows.data?.items.map(({ name }) => name) ?? []}
        value={workflow}
        onChange={setWorkflow}
      />
      <SegmentedControl data={ways} value={way} onChange={setWay} aria-label="From where" />
      {way === 'position' ? (
        <>
          <TextInput
            label="First event"
            required
            inputMode="numeric"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="Last event"
            description="Left empty: all behind it"
            inputMode="numeric"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </>
      ) : (
        <TextInput
          label="Since"
          required
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={replay.isPending} disabled={!workflow || !from}>
        Replay
      </Button>
      {replay.data ? (
        <Alert color="green" role="status">
          {replay.data.started} {replay.data.started === 1 ? 'run was' : 'runs were'} started.
        </Alert>
      ) : null}
    </Form>
  )
}

export function ReplayEvents() {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={open}>
        Replay events …
      </Button>
      <Modal opened={opened} onClose={close} title="Replay events" closeButtonProps={{ 'aria-label': 'Close' }}>
        {opened ? <ReplayForm /> : null}
      </Modal>
    </>
  )
}
