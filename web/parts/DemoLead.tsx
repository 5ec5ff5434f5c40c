/** The button that creates another lead in the local org. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { get, problemOf, send } from '../api.ts'
import type { DemoInfo } from '../contract.ts'

export function DemoLead() {
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: () => get<DemoInfo>('/demo'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const create = useMutation({
    mutationFn: () => send<{ ids: string[] }>('POST', '/demo/leads', { count: 1 }),
    onSuccess: ({ ids }) =>
      notifications.show({ message: `Lead ${ids[0]} was created in the local org. Its run appears in a moment.` }),
    onError: (thrown) =>
      notifications.show({ color: 'red', message: `${problemOf(thrown).what} ${problemOf(thrown).fix}` }),
  })
  if (!demo.data?.available) return null
  return (
    <Button onClick={() => create.mutate()} loading={create.isPending}>
      Create a lead
    </Button>
  )
}
