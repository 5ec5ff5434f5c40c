/** Does a run again from one step as a run of its own, with other input where that is wished. */
import { Button, Group, JsonInput, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf, send } from '../api.ts'
import type { RunDetail, StepInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'

function Edited({ step, onGo, isPending }: { step: StepInfo; onGo: (input: unknown) => void; isPending: boolean }) {
  const before = JSON.stringify(step.input ?? {}, null, 2)
  const [text, setText] = useState(before)
  const [wrong, setWrong] = useState<string | null>(null)
  const go = () => {
    try {
      onGo(text === before ? undefined : (JSON.parse(text) as unknown))
    } catch {
      setWrong('This is not JSON')
    }
  }
  return (
    <Stack gap="xs">
      {step.action ? (
        <JsonInput
          label="Input"
          description="Change what this step reads; left as it is, the step fills its input anew"
          value={text}
          onChange={setText}
          error={wrong}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
        />
      ) : (
        <Text size="sm">This step takes no input of its own: it is done again as it stands.</Text>
      )}
      <Group>
        <Button onClick={go} loading={isPending}>
          Rerun from here
        </Button>
        <Text size="sm" c="dimmed">
          A run of its own: what stands before this step is taken over, this step and all behind it are done again.
        </Text>
      </Group>
    </Stack>
  )
}

export function RerunFrom({ runId, step }: { runId: string; step: StepInfo }) {
  const [opened, { toggle }] = useDisclosure()
  const go = useNavigate()
  const rerun = useMutation({
    mutationFn: (input: unknown) =>
      send<RunDetail>('POST', `/runs/${runId}/rerun`, { from: step.path, ...(input === undefined ? {} : { input }) }),
    onSuccess: ({ id }) => void go({ to: '/runs/$id', params: { id } }),
  })
  return (
    <Stack gap="xs" align="flex-start">
      <Button size="xs" variant="default" onClick={toggle} aria-expanded={opened}>
        Rerun from here …
      </Button>
      {opened ? <Edited step={step} onGo={rerun.mutate} isPending={rerun.isPending} /> : null}
      {rerun.error ? <ProblemCard problem={problemOf(rerun.error)} /> : null}
    </Stack>
  )
}
