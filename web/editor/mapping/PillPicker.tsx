/** The button that offers what can be read here, to be searched and put into a template. */
import { Button, Popover, ScrollArea, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { Pill } from '../model/pills.ts'
import { usePills } from '../usePills.ts'
import { shownValue } from './Preview.tsx'

const mostShown = 80

function fits({ path, label, from }: Pill, words: string[]): boolean {
  const text = `${path} ${label} ${from}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function PillRow({ pill, onPick }: { pill: Pill; onPick: (pill: Pill) => void }) {
  return (
    <UnstyledButton className="pill-row" onClick={() => onPick(pill)} title={pill.path}>
      <Text size="sm" fw={600}>
        {pill.label}{' '}
        <Text span size="xs" c="dimmed">
          {pill.type}
        </Text>
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {pill.from} · {pill.path} · {shownValue(pill.sample)}
      </Text>
    </UnstyledButton>
  )
}

function PillList({ onPick }: { onPick: (pill: Pill) => void }) {
  const [search, setSearch] = useState('')
  const pills = usePills()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = pills.filter((pill) => fits(pill, words))
  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        aria-label="Search values"
        placeholder="Search values; Enter takes the first"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter' || !first) return
          event.preventDefault()
          onPick(first)
        }}
      />
      <ScrollArea.Autosize mah={300} type="auto" viewportProps={{ tabIndex: 0 }}>
        {found.slice(0, mostShown).map((pill) => (
          <PillRow key={pill.path} pill={pill} onPick={onPick} />
        ))}
      </ScrollArea.Autosize>
      <Text size="xs" c="dimmed" aria-live="polite">
        {found.length === 0 ? 'Nothing can be read here by this name.' : `${found.length} values`}
      </Text>
    </Stack>
  )
}

export function PillPicker({ label, onPick }: { label: string; onPick: (path: string) => void }) {
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <Popover opened={opened} onChange={close} width={360} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button size="compact-xs" variant="default" onClick={toggle} aria-label={`+ Data for ${label}`}>
          + Data
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <PillList
          onPick={({ path }) => {
            close()
            onPick(path)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
