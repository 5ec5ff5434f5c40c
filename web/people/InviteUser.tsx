/** Invites a user; their link is shown once. */
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { Form } from '../parts/Form.tsx'
import { permissionsQuery } from './people-queries.ts'
import { ShownOnce } from './ShownOnce.tsx'

export function InviteUser() {
  const [login, setLogin] = useState('')
  const [role, setRole] = useState('viewer')
  const roles = useQuery(permissionsQuery).data?.roles ?? []
  const client = useQueryClient()
  const invite = useMutation({
    mutationFn: () => send<{ url: string }>('POST', '/users', { login, role }),
    onSuccess: () => {
      setLogin('')
      return client.invalidateQueries({ queryKey: ['users'] })
    },
  })
  return (
    <Stack gap="xs">
      <Form sends={invite} label="Invite a user">
        <Group align="end">
          <TextInput
            label="Login of a new user"
            description="Such as their e-mail address"
            required
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <Select
            label="Role"
            description={roles.find((one) => one.role === role)?.title ?? ' '}
            data={roles.map((one) => one.role)}
            value={role}
            onChange={(value) => setRole(value ?? 'viewer')}
            allowDeselect={false}
          />
          <Button type="submit" loading={invite.isPending}>
            Invite
          </Button>
        </Group>
      </Form>
      {invite.data ? (
        <ShownOnce
          title="Hand this link to them"
          secret={invite.data.url}
          about="It signs them in once, within three days. It is not shown again; a new one replaces it."
        />
      ) : null}
    </Stack>
  )
}
