/** A new password for who is signed in. */
import { Button, Group, PasswordInput, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { Form } from '../parts/Form.tsx'

export function OwnPassword() {
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => send('PUT', '/session/password', { password }),
    onSuccess: () => setPassword(''),
  })
  return (
    <Form sends={change} label="Own password">
      <Group align="end">
        <PasswordInput
          label="A new password for yourself"
          description="12 characters or more; your other browsers are signed out"
          required
          minLength={12}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          miw={280}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          Change
        </Button>
        {change.isSuccess ? <Text role="status">✓ It counts from now on.</Text> : null}
      </Group>
    </Form>
  )
}
