/** The menu of what may be added at one place: actions by their names, and the other kinds of steps. */
import { Menu, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { searchEntries } from '../contract.ts'
import { catalogueQuery } from '../queries.ts'
import type { Path } from './model/document-shape.ts'
import { additions } from './model/new-step.ts'
import { useEditor } from './useEditor.ts'

const mostActions = 30

interface Props {
  list: Path
  index: number
  /** What opens it. */
  children: ReactNode
}

function Choices({ list, index }: Omit<Props, 'children'>) {
  const { add, paste } = useEditor()
  const [search, setSearch] = useState('')
  const catalogue = useQuery(catalogueQuery)
  const actions = (catalogue.data?.items ?? []).filter(({ kind }) => kind === 'action')
  const found = search.trim() ? searchEntries(search, actions).slice(0, mostActions) : []
  const words = search.trim().toLowerCase()
  const kinds = additions.filter(({ title, describe }) => `${title} ${describe}`.toLowerCase().includes(words))
  return (
    <Stack gap={4}>
      <TextInput
        data-autofocus
        aria-label="What to add"
        placeholder="create task, find account, if …"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key.length === 1 && event.stopPropagation()}
      />
      <ScrollArea.Autosize mah={320} type="auto">
        {kinds.map((addition) => (
          <Menu.Item key={addition.id} onClick={() => add(list, index, addition)}>
            {addition.title}
            <Text size="xs" c="dimmed">
              {addition.describe}
            </Text>
          </Menu.Item>
        ))}
        {found.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => add(list, index, { id, step: { action: id, title } }, id)}>
            {title}
            <Text size="xs" c="dimmed">
              {id}
            </Text>
          </Menu.Item>
        ))}
        {search.trim() ? null : <Menu.Item onClick={() => void paste(list, index)}>Paste a copied step</Menu.Item>}
      </ScrollArea.Autosize>
    </Stack>
  )
}

export function AddStep({ list, index, children }: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      width={300}
      withinPortal
      trapFocus
      withInitialFocusPlaceholder={false}
      returnFocus
      loop
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>{opened ? <Choices list={list} index={index} /> : null}</Menu.Dropdown>
    </Menu>
  )
}
