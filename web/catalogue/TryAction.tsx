/** Has an action done once, with an input written by hand. */
import { Button, Group, JsonInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf, send } from '../api.ts'
import type { ActionInfo, ActionRun } from '../contract.ts'
import { Json } from '../parts/Json.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { readJson } from '../read-json.ts'
import { calls, took } from '../words.ts'

export function TryAction({ action }: { action: ActionInfo }) {
  const [input, setInput] = useState(JSON.stringify(action.examples[0]?.input ?? {}, null, 2))
  const run = useMutation({
    mutationFn: async () => send<ActionRun>('POST', `/actions/${action.id}/run`, { input: readJson(input) }),
  })
  const reads = action.effect === 'read'
  return (
    <Stack gap="xs">
      <JsonInput
        label={reads ? 'Try it' : 'Run it (this writes to the connected org)'}
        value={input}
        onChange={setInput}
        autosize
        minRows={3}
        maxRows={16}
        validationError="This is not JSON"
      />
      <Group>
        <Button
          size="xs"
          variant={reads ? 'default' : 'outline'}
          {...(reads ? {} : { color: 'red' })}
          onClick={() => run.mutate()}
          loading={run.isPending}
          aria-label={`Run ${action.title}`}
        >
          Run
        </Button>
        <Text size="sm" role="status">
          {run.data ? `${calls(run.data.apiCalls)}, ${took(run.data.ms)}` : ''}
        </Text>
      </Group>
      {run.error ? <ProblemCard problem={problemOf(run.error)} /> : null}
      {run.data ? <Json value={run.data.results[0]} label="Result" /> : null}
    </Stack>
  )
}
