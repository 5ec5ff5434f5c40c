/** One record of the local org, field by field, written as somebody in the org would. */
import { Button, Card, Group, SimpleGrid, Stack, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf, send } from '../api.ts'
import type { FieldInfo, ObjectInfo, QueryAnswer } from '../contract.ts'
import { FieldInput } from '../editor/forms/FieldInput.tsx'
import { ReadsData } from '../editor/forms/ReadsData.ts'
import type { Json } from '../json.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'

interface Props {
  describe: ObjectInfo
  /** Null: a new one. */
  id: string | null
  onClose: () => void
}

const compound = new Set(['address', 'location', 'base64', 'anyType', 'complexvalue'])

const isWritable = (field: FieldInfo, isNew: boolean) =>
  !compound.has(field.type) && (isNew ? field.createable : field.updateable)

function Fields({
  fields,
  values,
  isNew,
  onChange,
}: {
  fields: FieldInfo[]
  values: Json
  isNew: boolean
  onChange: (name: string, value: unknown) => void
}) {
  return (
    <ReadsData value={false}>
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            label={field.label}
            field={field}
            required={isNew && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'}
            value={values[field.name]}
            place={field.name}
            onChange={(value) => onChange(field.name, value)}
          />
        ))}
      </SimpleGrid>
    </ReadsData>
  )
}

function Form({ describe, id, before, onClose }: Props & { before: Json }) {
  const [changes, setChanges] = useState<Json>({})
  const client = useQueryClient()
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['org-rows'] })
    onClose()
  }
  const path = `/local-org/records/${describe.name}`
  const save = useMutation({
    mutationFn: () => (id ? send('PUT', `${path}/${id}`, changes) : send('POST', path, changes)),
    onSuccess: refresh,
  })
  const remove = useMutation({ mutationFn: () => send('DELETE', `${path}/${id}`), onSuccess: refresh })
  const error = save.error ?? remove.error
  return (
    <Stack>
      <Fields
        fields={describe.fields.filter((field) => isWritable(field, id === null))}
        values={{ ...before, ...changes }}
        isNew={id === null}
        onChange={(name, value) => setChanges((old) => ({ ...old, [name]: value ?? null }))}
      />
      {error ? <ProblemCard problem={problemOf(error)} /> : null}
      <Group>
        <Button onClick={() => save.mutate()} loading={save.isPending} disabled={Object.keys(changes).length === 0}>
          Save
        </Button>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {id && describe.deletable ? (
          <Button variant="outline" color="red" onClick={() => remove.mutate()} loading={remove.isPending}>
            Delete
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}

export function RecordEditor({ describe, id, onClose }: Props) {
  const fields = describe.fields.filter((field) => !compound.has(field.type)).map(({ name }) => name)
  const record = useQuery({
    queryKey: ['org-record', describe.name, id],
    queryFn: () =>
      send<QueryAnswer>('POST', '/query', {
        soql: `SELECT ${fields.join(', ')} FROM ${describe.name} WHERE Id = '${id}'`,
        limit: 1,
      }),
    enabled: id !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const title = id ? `${describe.label} ${id}` : `New ${describe.label}`
  return (
    <Card withBorder component="section" aria-label={title}>
      <Stack>
        <Title order={3} size="h5">
          {title}
        </Title>
        {id === null ? (
          <Form describe={describe} id={null} before={{}} onClose={onClose} />
        ) : (
          <Loaded query={record}>
            {({ records: [before] }) => <Form describe={describe} id={id} before={before ?? {}} onClose={onClose} />}
          </Loaded>
        )}
      </Stack>
    </Card>
  )
}
