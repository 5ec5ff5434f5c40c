/** The clock of the local org: read, moved on, stopped. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { when } from '../words.ts'

const hour = 3_600_000
const moves = [
  { label: 'One hour on', wish: { advance: hour } },
  { label: 'One day on', wish: { advance: 24 * hour } },
  { label: 'One week on', wish: { advance: 168 * hour } },
  { label: 'Stop it', wish: { freeze: true } },
  { label: 'Let it run', wish: { freeze: false } },
]

export function ClockCard({ now }: { now: string }) {
  const client = useQueryClient()
  const move = useMutation({
    mutationFn: (wish: unknown) => send('POST', '/local-org/clock', wish),
    onSettled: () => client.invalidateQueries({ queryKey: ['local-org'] }),
  })
  return (
    <Stack>
      <Text role="status">
        In the org it is <b>{when(now)}</b>.
      </Text>
      <Group>
        {moves.map(({ label, wish }) => (
          <Button key={label} variant="default" onClick={() => move.mutate(wish)}>
            {label}
          </Button>
        ))}
        <Button variant="default" onClick={() => move.mutate({ set: new Date().toISOString(), freeze: false })}>
          Now
        </Button>
      </Group>
      {move.error ? <ProblemCard problem={problemOf(move.error)} /> : null}
    </Stack>
  )
}
