/** Makes an API key with chosen scopes; it is shown once. */
import { Button, Group, MultiSelect, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { Form } from '../parts/Form.tsx'
import { permissionsQuery } from './people-queries.ts'
import { ShownOnce } from './ShownOnce.tsx'

export function NewApiKey() {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>([])
  const [addresses, setAddresses] = useState<string[]>([])
  const [days, setDays] = useState<string | number>(90)
  const permissions = useQuery(permissionsQuery).data?.permissions ?? {}
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () => send<{ key: string }>('POST', '/api-keys', { name, scopes, addresses, days: Number(days) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  return (
    <Stack gap="xs">
      <Form sends={make} label="New API key">
        <Stack gap="xs" maw={640}>
          <Group grow>
            <TextInput
              label="Name of the program"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NumberInput label="Good for, days" min={1} max={366} value={days} onChange={setDays} />
          </Group>
          <MultiSelect
            label="What it may do"
            required
            searchable
            data={Object.entries(permissions).map(([value, title]) => ({ value, label: `${value}: ${title}` }))}
            value={scopes}
            onChange={setScopes}
          />
          <TagsInput
            label="Where it may be used from"
            description="Addresses such as 203.0.113.7, or ranges such as 10.2.0.0/16. None: from anywhere."
            placeholder="Type one, then Enter"
            acceptValueOnBlur
            value={addresses}
            onChange={(given) => setAddresses(given.flatMap((text) => text.split(/[\s,]+/).filter(Boolean)))}
          />
          <Group>
            <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
              Make an API key
            </Button>
          </Group>
        </Stack>
      </Form>
      {make.data ? (
        <ShownOnce
          title="The API key"
          secret={make.data.key}
          about="It is not shown again. Programs send it as “Authorization: Bearer …”."
        />
      ) : null}
    </Stack>
  )
}
