/** The record the workflow is tried with: the newest, one by its name, one of a past run, or an invented one. */
import { Fieldset, JsonInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { problemOf } from '../../api.ts'
import { isRecord } from '../../json.ts'
import { Json as JsonView } from '../../parts/Json.tsx'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { ReferencePicker } from '../forms/ReferencePicker.tsx'
import { useEditor } from '../useEditor.ts'
import { type SampleWish, useTrial } from '../useTrial.ts'

const ways = [
  { value: 'newest', label: 'Newest' },
  { value: 'record', label: 'Search' },
  { value: 'run', label: 'Past run' },
  { value: 'made', label: 'Invented' },
]

const wayOf = ({ recordId, run, payload }: SampleWish) =>
  recordId ? 'record' : run ? 'run' : payload ? 'made' : 'newest'

function Invented({ choose }: { choose: (wish: SampleWish) => void }) {
  const { sample } = useTrial()
  const [text, setText] = useState(() => JSON.stringify(sample?.record ?? {}, null, 2))
  const take = () => {
    try {
      const payload: unknown = JSON.parse(text)
      if (isRecord(payload)) choose({ payload })
    } catch {
      // The input itself says that this is no JSON.
    }
  }
  return (
    <JsonInput
      label="Values"
      autosize
      minRows={4}
      maxRows={14}
      value={text}
      onChange={setText}
      onBlur={take}
      validationError="This is not JSON"
    />
  )
}

export function SamplePicker({ object }: { object: string }) {
  const { document } = useEditor()
  const { wish, choose, sample, sampleError } = useTrial()
  const [way, setWay] = useState(wayOf(wish))
  const turn = (next: string) => {
    setWay(next)
    if (next === 'newest') choose({})
  }
  return (
    <Fieldset legend="Sample to try it with">
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          data={object ? ways : ways.filter(({ value }) => value !== 'record')}
          value={way}
          onChange={turn}
          aria-label="Which sample"
          w="fit-content"
        />
        {way === 'record' ? (
          <ReferencePicker
            label="Record"
            objects={[object]}
            connection={document.trigger.connection}
            value={wish.recordId ?? ''}
            onChange={(recordId) => choose(recordId ? { recordId } : {})}
          />
        ) : null}
        {way === 'run' ? (
          <TextInput
            label="Id of a run"
            placeholder="from the address of the run"
            onBlur={(event) =>
              choose(event.currentTarget.value.trim() ? { run: event.currentTarget.value.trim() } : {})
            }
          />
        ) : null}
        {way === 'made' ? <Invented choose={choose} /> : null}
        {sampleError ? <ProblemCard problem={problemOf(sampleError)} /> : null}
        {sample ? (
          <details>
            <summary>
              <Text span size="sm">
                {sample.object} {String(sample.record['Name'] ?? sample.record['Subject'] ?? sample.recordId)}
              </Text>
            </summary>
            <JsonView value={sample.record} label="Record of the sample" />
          </details>
        ) : null}
      </Stack>
    </Fieldset>
  )
}
