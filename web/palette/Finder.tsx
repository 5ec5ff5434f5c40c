/** The search within the palette: arrows choose, Enter goes there. */
import { Badge, Combobox, Group, Stack, Text, TextInput, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { catalogueQuery, workflowsQuery } from '../queries.ts'
import { type Entry, findEntries } from './entries.ts'

function Found({ entry: { title, kind, describe } }: { entry: Entry }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm">{title}</Text>
        <Text size="xs" lineClamp={1}>
          {describe}
        </Text>
      </div>
      <Badge variant="default" tt="none" fw={400} miw={78}>
        {kind}
      </Badge>
    </Group>
  )
}

export function Finder({ onGone }: { onGone: () => void }) {
  const [typed, setTyped] = useState('')
  const workflows = useQuery(workflowsQuery).data?.items
  const catalogue = useQuery(catalogueQuery).data?.items
  const found = useMemo(() => findEntries(typed, workflows ?? [], catalogue ?? []), [typed, workflows, catalogue])
  const list = useCombobox({ opened: true })
  const input = useRef<HTMLInputElement>(null)
  // It comes after the window around it, whose own choice of focus it undoes.
  useEffect(() => input.current?.focus(), [])
  const go = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the best match is chosen whenever what is found changes
  useEffect(() => {
    list.selectFirstOption()
  }, [found])
  const open = ({ to, outside }: Entry) => {
    onGone()
    if (outside) window.location.assign(to)
    else void go({ href: to })
  }
  return (
    <Combobox
      store={list}
      onOptionSubmit={(id) => {
        const chosen = found.find((one) => one.id === id)
        if (chosen) open(chosen)
      }}
    >
      <Stack gap="xs">
        <Combobox.EventsTarget>
          <TextInput
            ref={input}
            aria-label="Screen, workflow, action, or id of a run or record"
            placeholder="Screen, workflow, action, or id of a run or record"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label="Found">
          {found.map((entry) => (
            <Combobox.Option key={entry.id} value={entry.id}>
              <Found entry={entry} />
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>Nothing is called that.</Combobox.Empty> : null}
        </Combobox.Options>
      </Stack>
    </Combobox>
  )
}
