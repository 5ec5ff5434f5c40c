/** What the list of runs is filtered by. Every choice is in the address, so that it can be sent to somebody. */
import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RunsFilter } from '../filters.ts'
import { workflowsQuery } from '../queries.ts'
import { spoken, when } from '../words.ts'

const statuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'in-doubt', 'cancelled']
const typingMs = 300

const spans = [
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last day' },
  { value: '168', label: 'Last week' },
]

interface Props {
  filter: RunsFilter
  onFilter: (filter: RunsFilter) => void
}

/** A text that is taken over a moment after the last key. */
function TypedFilter({ label, value, onTyped }: { label: string; value: string; onTyped: (text: string) => void }) {
  const [text, setText] = useState(value)
  const tell = useDebouncedCallback(onTyped, typingMs)
  return (
    <TextInput
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        tell(event.currentTarget.value.trim())
      }}
      spellCheck={false}
    />
  )
}

export function RunFilters({ filter, onFilter }: Props) {
  const workflows = useQuery(workflowsQuery)
  const set = (name: keyof RunsFilter) => (value: string | null) => {
    const { [name]: _old, ...rest } = filter
    onFilter(value ? { ...rest, [name]: value } : rest)
  }
  const since = (hours: string | null) =>
    set('since')(hours ? new Date(Date.now() - Number(hours) * 3_600_000).toISOString() : null)
  return (
    <Group align="flex-end" gap="sm" component="search">
      <Select
        label="Status"
        clearable
        placeholder="All"
        w={150}
        data={statuses.map((value) => ({ value, label: spoken(value) }))}
        value={filter.status ?? null}
        onChange={set('status')}
      />
      <Select
        label="Workflow"
        clearable
        searchable
        placeholder="All"
        data={workflows.data?.items.map(({ name }) => name) ?? []}
        value={filter.workflow ?? null}
        onChange={set('workflow')}
      />
      <Select
        label="Heard"
        clearable
        placeholder={filter.since ? `Since ${when(filter.since)}` : 'At any time'}
        w={150}
        data={spans}
        value={null}
        onChange={since}
      />
      <TypedFilter
        key={`record ${Object.keys(filter).length}`}
        label="Record id"
        value={filter.record ?? ''}
        onTyped={set('record')}
      />
      <TypedFilter
        key={`code ${Object.keys(filter).length}`}
        label="Error code"
        value={filter.code ?? ''}
        onTyped={set('code')}
      />
      {Object.keys(filter).length > 0 ? (
        <Button variant="default" onClick={() => onFilter({})}>
          Show all
        </Button>
      ) : null}
    </Group>
  )
}
