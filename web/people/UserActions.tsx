/** What an admin can do with a user: a new link, shut out, remove. */
import { Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { UserInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RowButton } from '../parts/RowButton.tsx'
import { useRemoval } from '../useRemoval.ts'
import { ShownOnce } from './ShownOnce.tsx'

export function UserActions({ user: { id, login, disabledAt } }: { user: UserInfo }) {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (disabled: boolean) => send('PUT', `/users/${id}`, { disabled }),
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
  })
  const link = useMutation({ mutationFn: () => send<{ url: string }>('POST', `/users/${id}/link`) })
  const remove = useRemoval('/users', 'users')
  const error = change.error ?? link.error ?? remove.error
  const isOut = disabledAt !== null
  const ask = () => window.confirm(`Remove ${login}, their sessions and API keys?`) && remove.mutate(id)
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="nowrap">
        <RowButton label={`New link for ${login}`} loading={link.isPending} onClick={() => link.mutate()}>
          New link
        </RowButton>
        <RowButton
          label={`${isOut ? 'Let in again' : 'Disable'}: ${login}`}
          loading={change.isPending}
          onClick={() => change.mutate(!isOut)}
        >
          {isOut ? 'Let in again' : 'Disable'}
        </RowButton>
        <RowButton danger label={`Remove ${login}`} loading={remove.isPending} onClick={ask}>
          Remove
        </RowButton>
      </Group>
      {error ? <ProblemCard problem={problemOf(error)} /> : null}
      {link.data ? (
        <ShownOnce
          title={`A link for ${login}`}
          secret={link.data.url}
          about="It signs them in once, within three days. The one before is worth nothing now."
        />
      ) : null}
    </Stack>
  )
}
