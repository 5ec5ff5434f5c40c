/** Signing in: with login and password, at the OpenID provider, or with the link the command line prints. */
import { Alert, Button, Card, Code, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { Form } from '../parts/Form.tsx'
import { Screen } from '../parts/Screen.tsx'
import { sessionQuery } from '../queries.ts'

function PasswordForm() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => send('POST', '/session', { login, password }),
    onSuccess: () => window.location.assign('/'),
  })
  return (
    <Form sends={enter} label="Sign in">
      <TextInput
        label="Login"
        required
        autoComplete="username"
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        required
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={enter.isPending}>
        Sign in
      </Button>
    </Form>
  )
}

export function SignIn() {
  const session = useQuery(sessionQuery)
  const problem = new URLSearchParams(window.location.search).get('problem')
  return (
    <Screen title="Sign in">
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <Card withBorder maw={420}>
        <Stack>
          <PasswordForm />
          {session.data?.ways.openId ? (
            <Button component="a" href="/sign-in/openid" variant="default">
              Sign in with your company’s account
            </Button>
          ) : null}
          <Text size="sm">
            On the machine it runs on, <Code>bin/rainmaker open</Code> prints a link that signs you in.
          </Text>
        </Stack>
      </Card>
    </Screen>
  )
}
