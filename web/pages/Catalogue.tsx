/** What can be done and heard: searched at each key stroke, synonyms included; each with its fields, and tried. */
import { Accordion, Badge, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { CatalogueEntry } from '../catalogue/CatalogueEntry.tsx'
import { type CatalogueLine, searchEntries } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { catalogueQuery } from '../queries.ts'

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'action', label: 'Actions' },
  { value: 'trigger', label: 'Triggers' },
]

/** More are seldom looked through; typing narrows them down. */
const mostShown = 120

function Entries({ lines }: { lines: CatalogueLine[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Accordion variant="separated" value={open} onChange={setOpen}>
      {lines.map((line) => {
        const key = `${line.kind} ${line.id}`
        return (
          <Accordion.Item key={key} value={key}>
            <Accordion.Control>
              <Group gap="sm">
                <Text fw={600} size="sm">
                  {line.title}
                </Text>
                <Text size="sm" c="dimmed">
                  {line.id}
                </Text>
                <Badge variant="default" tt="none" fw={400}>
                  {line.kind === 'trigger' ? 'trigger' : line.effect}
                </Badge>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>{open === key ? <CatalogueEntry line={line} /> : null}</Accordion.Panel>
          </Accordion.Item>
        )
      })}
    </Accordion>
  )
}

export function Catalogue() {
  const asked = useSearch({ from: '/catalogue' }).search ?? ''
  const go = useNavigate({ from: '/catalogue' })
  const [kind, setKind] = useState('all')
  const [search, setSearch] = useState(asked)
  const query = useQuery(catalogueQuery)
  const found = useMemo(
    () => searchEntries(search, query.data?.items ?? []).filter((line) => kind === 'all' || line.kind === kind),
    [query.data, search, kind],
  )
  return (
    <Screen title="Catalogue">
      <Group align="flex-end">
        <TextInput
          label="Search"
          placeholder="deal, convert lead, comment …"
          w={360}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onBlur={() => void go({ search: search ? { search } : {}, replace: true })}
        />
        <SegmentedControl data={kinds} value={kind} onChange={setKind} aria-label="Kind" />
      </Group>
      <Loaded query={query}>
        {() => (
          <Stack gap="xs">
            <Text size="sm" role="status">
              {found.length === 0
                ? `Nothing is called “${search}”. Try another word, such as the name of the object.`
                : `${found.length} found`}
            </Text>
            <Entries lines={found.slice(0, mostShown)} />
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}
