/** Chooses objects of the org by label or API name. */
import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { objectsQuery } from '../queries.ts'

interface Props {
  label: string
  description?: string
  required?: boolean
  connection?: string | undefined
  /** Choices beside the objects, above them. */
  also?: { value: string; label: string }[]
  value: string[]
  most?: number
  onChange: (names: string[]) => void
}

const mostShown = 60

export function ObjectsSelect({ also = [], connection, most, ...shared }: Props) {
  const objects = useQuery(objectsQuery(connection))
  const named = (objects.data?.items ?? []).map(({ name, label }) => ({
    value: name,
    label: label === name ? name : `${label} (${name})`,
  }))
  return (
    <MultiSelect
      {...shared}
      {...(most ? { maxValues: most } : {})}
      searchable
      clearable
      limit={mostShown}
      data={[...also, ...named]}
      nothingFoundMessage={objects.isFetching ? 'Reading the objects …' : 'The org has no such object.'}
    />
  )
}
