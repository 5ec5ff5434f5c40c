/** Connects another org: where it is, the app's key, and the way of signing in. */
import { Button, Card, CopyButton, Group, PasswordInput, Select, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { Form } from '../parts/Form.tsx'

const hosts = [
  { value: 'https://login.salesforce.com', label: 'Production' },
  { value: 'https://test.salesforce.com', label: 'Sandbox' },
  { value: 'own', label: 'My Domain or local org' },
]

const flows = [
  { value: 'web', label: 'I sign in, in this browser' },
  { value: 'jwt', label: 'JWT bearer, no person needed' },
  { value: 'client-credentials', label: 'Client credentials, no person needed' },
]

const empty = {
  name: '',
  host: hosts[0]?.value ?? '',
  own: '',
  flow: 'web',
  clientId: '',
  clientSecret: '',
  username: '',
  privateKey: '',
}
type Wish = typeof empty

const bodyOf = ({ host, own, clientSecret, username, privateKey, ...form }: Wish) => ({
  ...form,
  loginUrl: host === 'own' ? own : host,
  ...(clientSecret && { clientSecret }),
  ...(form.flow === 'jwt' && { username, privateKey }),
})

function Callback() {
  const address = `${window.location.origin}/oauth/callback`
  return (
    <Text size="sm" component="div">
      In your org, make an External Client App with the scopes api and refresh_token and the callback address{' '}
      <b>{address}</b>{' '}
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Text>
  )
}

export function ConnectForm() {
  const [form, setForm] = useState(empty)
  const client = useQueryClient()
  const set = (field: keyof Wish) => (value: string | null) => setForm((old) => ({ ...old, [field]: value ?? '' }))
  const text = (field: keyof Wish) => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => set(field)(event.currentTarget.value),
  })
  const connect = useMutation({
    mutationFn: () => send<{ authorizeUrl: string | null }>('POST', '/connections', bodyOf(form)),
    onSuccess({ authorizeUrl }) {
      if (authorizeUrl) window.location.assign(authorizeUrl)
      else void client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  return (
    <Card withBorder maw={620} component="section" aria-label="Connect an org">
      <Form sends={connect}>
        <Title order={3} size="h5">
          Connect an org
        </Title>
        <Callback />
        <TextInput label="Name" required {...text('name')} />
        <Select label="Environment" data={hosts} value={form.host} onChange={set('host')} allowDeselect={false} />
        {form.host === 'own' ? (
          <TextInput label="Address" placeholder="https://acme.my.salesforce.com" required {...text('own')} />
        ) : null}
        <Select label="Way of signing in" data={flows} value={form.flow} onChange={set('flow')} allowDeselect={false} />
        <TextInput
          label="Consumer key (client id)"
          required
          autoComplete="off"
          spellCheck={false}
          {...text('clientId')}
        />
        {form.flow === 'jwt' ? (
          <>
            <TextInput label="Username" required {...text('username')} />
            <Textarea
              label="Private key (PEM)"
              required
              autosize
              minRows={3}
              maxRows={6}
              spellCheck={false}
              {...text('privateKey')}
            />
          </>
        ) : (
          <PasswordInput
            label="Consumer secret"
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the secret' }}
            {...text('clientSecret')}
          />
        )}
        <Group>
          <Button type="submit" loading={connect.isPending}>
            Connect
          </Button>
        </Group>
      </Form>
    </Card>
  )
}
