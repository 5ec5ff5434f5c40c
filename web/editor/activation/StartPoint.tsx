/** From when on a workflow hears: from now, or also what was there before, with what that will cost. */
import { Fieldset, NumberInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { problemOf, send } from '../../api.ts'
import type { StartPreview } from '../../contract.ts'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { calls } from '../../words.ts'

export type StartChoice =
  | { from: 'now' }
  | { from: 'date'; since: string }
  | { from: 'last'; count: number }
  | { from: 'everything' }

const aWeekMs = 7 * 86_400_000
const usual: Record<StartChoice['from'], () => StartChoice> = {
  now: () => ({ from: 'now' }),
  date: () => ({ from: 'date', since: new Date(Date.now() - aWeekMs).toISOString() }),
  last: () => ({ from: 'last', count: 10 }),
  everything: () => ({ from: 'everything' }),
}

const ways = [
  { value: 'now', label: 'Only what happens from now on' },
  { value: 'last', label: 'Also the last records' },
  { value: 'date', label: 'Also since a day' },
  { value: 'everything', label: 'Also everything there is' },
] as const

function Preview({ workflowId, choice }: { workflowId: string; choice: StartChoice }) {
  const preview = useQuery({
    queryKey: ['preview-start', workflowId, choice],
    queryFn: () => send<StartPreview>('POST', `/workflows/${workflowId}/preview-start`, choice),
    enabled: choice.from !== 'now',
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (choice.from === 'now') return null
  if (preview.error) return <ProblemCard problem={problemOf(preview.error)} />
  return (
    <Text size="sm" aria-live="polite">
      {preview.data
        ? `${preview.data.records.toLocaleString()} records would be told of: ${calls(preview.data.readCalls)} to read, about ${calls(preview.data.runCalls)} for their runs.`
        : 'Counting …'}
    </Text>
  )
}

interface Props {
  workflowId: string
  choice: StartChoice
  onChoose: (choice: StartChoice) => void
}

export function StartPoint({ workflowId, choice, onChoose }: Props) {
  return (
    <Fieldset legend="From when on">
      <Stack gap="xs">
        <Radio.Group
          aria-label="From when on"
          value={choice.from}
          onChange={(from) =>
            onChoose((usual[ways.find(({ value }) => value === from)?.value ?? 'now'] ?? usual.now)())
          }
        >
          <Stack gap="xs">
            {ways.map((way) => (
              <Radio key={way.value} {...way} />
            ))}
          </Stack>
        </Radio.Group>
        {choice.from === 'last' ? (
          <NumberInput
            label="How many"
            min={1}
            max={2000}
            value={choice.count}
            onChange={(count) => onChoose({ from: 'last', count: Number(count) || 1 })}
          />
        ) : null}
        {choice.from === 'date' ? (
          <TextInput
            label="Since"
            type="date"
            value={choice.since.slice(0, 10)}
            onChange={(event) =>
              event.currentTarget.value && onChoose({ from: 'date', since: `${event.currentTarget.value}T00:00:00Z` })
            }
          />
        ) : null}
        <Preview workflowId={workflowId} choice={choice} />
      </Stack>
    </Fieldset>
  )
}
