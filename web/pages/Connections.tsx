/** The orgs Rainmaker may speak to; connect another one. */
import { Button, Card, Group, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionInfo } from '../../src/contract/index.ts'
import { get, problemOf, send } from '../api.ts'
import { ConnectionCard } from '../parts/ConnectionCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'

const hosts = [
  { value: 'https://login.salesforce.com', label: 'Production' },
  { value: 'https://test.salesforce.com', label: 'Sandbox' },
  { value: 'own', label: 'My Domain or local org' },
]

function Connect() {
  const [form, setForm] = useState({
    name: '',
    host: 'https://login.salesforce.com',
    own: '',
    clientId: '',
    clientSecret: '',
  })
  const set = (field: keyof typeof form) => (value: string | null) =>
    setForm((old) => ({ ...old, [field]: value ?? '' }))
  const connect = useMutation({
    mutationFn: () =>
      send<{ authorizeUrl: string | null }>('POST', '/connections', {
        name: form.name,
        loginUrl: form.host === 'own' ? form.own : form.host,
        clientId: form.clientId,
        ...(form.clientSecret ? { clientSecret: form.clientSecret } : {}),
      }),
    onSuccess: ({ authorizeUrl }) => {
      if (authorizeUrl) window.location.assign(authorizeUrl)
    },
  })
  return (
    <Card withBorder maw={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          connect.mutate()
        }}
      >
        <Stack gap="sm">
          <Title order={3} size="h5">
            Connect an org
          </Title>
          <Text size="sm">
            In your org, make an External Client App with the callback address{' '}
            <b>{window.location.origin}/oauth/callback</b> and the scopes api and refresh_token.
          </Text>
          <TextInput
            label="Name"
            required
            value={form.name}
            onChange={(event) => set('name')(event.currentTarget.value)}
          />
          <Select label="Environment" data={hosts} value={form.host} onChange={set('host')} allowDeselect={false} />
          {form.host === 'own' ? (
            <TextInput
              label="Address"
              placeholder="https://acme.my.salesforce.com"
              required
              value={form.own}
              onChange={(event) => set('own')(event.currentTarget.value)}
            />
          ) : null}
          <TextInput
            label="Consumer key (client id)"
            required
            value={form.clientId}
            onChange={(event) => set('clientId')(event.currentTarget.value)}
          />
          <PasswordInput
            label="Consumer secret"
            value={form.clientSecret}
            onChange={(event) => set('clientSecret')(event.currentTarget.value)}
            autoComplete="off"
          />
          {connect.error ? <ProblemCard problem={problemOf(connect.error)} /> : null}
          <Group>
            <Button type="submit" loading={connect.isPending}>
              Connect
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

export function Connections() {
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: () => get<{ items: ConnectionInfo[] }>('/connections'),
  })
  return (
    <Stack>
      <Title order={2} size="h3">
        Connections
      </Title>
      <Loaded query={connections}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {items.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
      <Connect />
    </Stack>
  )
}
