/** Chooses fields of an object of the org by label or API name. */
import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { objectQuery } from '../queries.ts'

interface Props {
  label: string
  description?: string
  /** API name of the object. */
  object: string
  connection?: string | undefined
  value: string[]
  onChange: (names: string[]) => void
}

const mostShown = 60

export function FieldsSelect({ label, description, object, connection, value, onChange }: Props) {
  const describe = useQuery(objectQuery(object, connection))
  const fields = describe.data?.fields ?? []
  const known = new Set(fields.map(({ name }) => name))
  const unknown = value.filter((name) => !known.has(name))
  const data = [
    ...fields.map((field) => ({
      value: field.name,
      label: field.label === field.name ? field.name : `${field.label} (${field.name})`,
    })),
    ...unknown.map((name) => ({ value: name, label: name })),
  ]
  return (
    <MultiSelect
      label={label}
      description={description}
      searchable
      clearable
      limit={mostShown}
      data={data}
      value={value}
      onChange={onChange}
      nothingFoundMessage={describe.isFetching ? 'Reading the fields …' : `${object} has no such field.`}
    />
  )
}
