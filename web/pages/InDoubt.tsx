/** Writes of which only people can find out whether they happened. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { InDoubtInfo } from '../contract.ts'
import { InDoubtCard } from '../parts/InDoubtCard.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'

export function InDoubt() {
  const inbox = useQuery({ queryKey: ['in-doubt'], queryFn: () => get<{ items: InDoubtInfo[] }>('/in-doubt') })
  return (
    <Screen title="In doubt">
      <Text size="sm" maw={760}>
        The answer to these writes was lost, and nothing in the org tells whether they happened. Look there, then decide
        each: nothing is written a second time without your word.
      </Text>
      <Loaded query={inbox}>
        {({ items }) => (
          <Stack>
            {items.length === 0 ? <Text>No write is in doubt.</Text> : null}
            {items.map((one) => (
              <InDoubtCard key={`${one.runId} ${one.path}`} one={one} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}
