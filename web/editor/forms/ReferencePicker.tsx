/** Picks a record of the org by typing a part of its name. Its id is what is kept. */
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import type { QueryAnswer } from '../../contract.ts'
import { objectQuery } from '../../queries.ts'

interface Props {
  label: string
  description?: string | undefined
  required?: boolean | undefined
  /** API names of the objects it may be a record of */
  objects: string[]
  connection?: string | undefined
  value: string
  onChange: (id: string) => void
}

/** A SOQL text for what begins like this. */
const beginning = (text: string) => `'${text.replace(/[\\'%_]/g, (sign) => `\\${sign}`)}%'`

const isId = (text: string) => /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text)

function soqlOf(object: string, nameField: string, typed: string): string {
  const where = isId(typed) ? `Id = '${typed}'` : `${nameField} LIKE ${beginning(typed)}`
  return `SELECT Id, ${nameField} FROM ${object}${typed ? ` WHERE ${where}` : ''} ORDER BY LastModifiedDate DESC LIMIT 20`
}

/** Owners are people far more often than queues. */
const usualOf = (objects: string[]) => (objects.includes('User') ? 'User' : (objects[0] ?? ''))

/** Name, Subject or CaseNumber: whatever the object is called by. */
function useNameField(object: string, connection?: string): string {
  const describe = useQuery(objectQuery(object, connection))
  const names = new Set(describe.data?.fields.map(({ name }) => name))
  return ['Name', 'Subject', 'CaseNumber', 'Title', 'OrderNumber'].find((name) => names.has(name)) ?? 'Id'
}

export function ReferencePicker({ label, description, required, objects, connection, value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 200)
  const [object, setObject] = useState(() => usualOf(objects))
  const nameField = useNameField(object, connection)
  const search = useQuery({
    queryKey: ['reference', object, nameField, settled || value, connection],
    queryFn: () =>
      send<QueryAnswer>('POST', '/query', { soql: soqlOf(object, nameField, settled || value), limit: 20, connection }),
    enabled: object !== '' && nameField !== 'Id',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const found = (search.data?.records ?? []).map((row) => {
    return { value: String(row['Id']), label: `${String(row[nameField] ?? '')} · ${String(row['Id'])}` }
  })
  const data = value === '' || found.some((one) => one.value === value) ? found : [{ value, label: value }, ...found]
  return (
    <>
      {objects.length > 1 ? (
        <Select
          size="xs"
          label={`Kind of record for ${label}`}
          data={objects}
          value={object}
          onChange={(next) => setObject(next ?? object)}
          allowDeselect={false}
        />
      ) : null}
      <Select
        label={label}
        description={description ?? `Type a part of the name of the ${object}`}
        required={required ?? false}
        searchable
        clearable
        data={data}
        value={value === '' ? null : value}
        onChange={(next) => onChange(next ?? '')}
        onSearchChange={(text) => setTyped(text.includes(' · ') ? '' : text)}
        filter={({ options }) => options}
        nothingFoundMessage={search.isFetching ? 'Searching …' : 'No record is called that.'}
      />
    </>
  )
}
