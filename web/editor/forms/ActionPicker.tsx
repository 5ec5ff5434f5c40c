/** Chooses an action or a trigger of the catalogue by typing what one calls it; synonyms count. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CatalogueLine, searchEntries } from '../../contract.ts'
import { catalogueQuery } from '../../queries.ts'

interface Props {
  kind: CatalogueLine['kind']
  label: string
  value: string
  onChange: (id: string) => void
}

const mostShown = 60

export function ActionPicker({ kind, label, value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const catalogue = useQuery(catalogueQuery)
  const lines = (catalogue.data?.items ?? []).filter((line) => line.kind === kind)
  const chosen = lines.find(({ id }) => id === value)
  const searched = typed === chosen?.title ? lines : searchEntries(typed, lines)
  const found = searched.slice(0, mostShown)
  const shown = chosen && !found.includes(chosen) ? [chosen, ...found] : found
  const data = shown.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Select
      label={label}
      description={chosen?.describe}
      required
      searchable
      data={chosen || !value ? data : [{ value, label: value }, ...data]}
      value={value || null}
      onChange={(next) => next && onChange(next)}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage="Nothing in the catalogue is called that."
    />
  )
}
