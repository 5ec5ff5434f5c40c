/** Who is signed in, and signing out. */
import { Button, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { send } from '../api.ts'
import { sessionQuery } from '../queries.ts'

export function Person() {
  const session = useQuery(sessionQuery)
  const leave = useMutation({
    mutationFn: () => send('DELETE', '/session'),
    onSuccess: () => window.location.assign('/'),
  })
  if (!session.data?.signedIn) return null
  return (
    <>
      <Text size="sm">{session.data.name}</Text>
      <Button size="xs" variant="default" onClick={() => leave.mutate()} loading={leave.isPending}>
        Sign out
      </Button>
    </>
  )
}
