/** The saved versions of a workflow: what each changed, and one brought back. */
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { VersionInfo } from '../../contract.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { versionsQuery } from '../../queries.ts'
import { when } from '../../words.ts'
import { type DiffLine, diffLines, nearChanges } from '../model/diff-lines.ts'
import { useEditor } from '../useEditor.ts'

const words = { '+': 'added', '-': 'removed', ' ': 'same' }

function Line({ line }: { line: DiffLine }) {
  return (
    <span className="diff-line" data-sign={line.sign}>
      <span className="diff-number">{line.old ?? ''}</span>
      <span className="diff-number">{line.new ?? ''}</span>
      <span className="visually-hidden">{words[line.sign]}</span>
      <span>
        {line.sign} {line.text}
      </span>
    </span>
  )
}

function Diff({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => nearChanges(diffLines(before, after)), [before, after])
  if (lines.length === 0) return <Text size="sm">These two are the same.</Text>
  return (
    <section className="diff" aria-label="Differences">
      {lines.map((line) => (
        <Line key={`${line.sign} ${line.old} ${line.new}`} line={line} />
      ))}
    </section>
  )
}

function Compared({ items }: { items: VersionInfo[] }) {
  const { source, type } = useEditor()
  const [left, setLeft] = useState(String(items[1]?.version ?? items[0]?.version ?? ''))
  const [right, setRight] = useState('now')
  const textOf = (chosen: string) => items.find(({ version }) => String(version) === chosen)?.source ?? source
  const choices = items.map(({ version, createdAt }) => ({
    value: String(version),
    label: `Version ${version}, ${when(createdAt)}`,
  }))
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label="From"
          data={choices}
          value={left}
          onChange={(next) => setLeft(next ?? left)}
          allowDeselect={false}
        />
        <Select
          label="To"
          data={[{ value: 'now', label: 'What is being edited' }, ...choices]}
          value={right}
          onChange={(next) => setRight(next ?? right)}
          allowDeselect={false}
        />
        <Button variant="default" onClick={() => type(textOf(left))}>
          Bring version {left} back
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        What is brought back is only edited; save it to make it the newest version.
      </Text>
      <Diff before={textOf(left)} after={textOf(right)} />
    </Stack>
  )
}

export function Versions({ name }: { name: string }) {
  const versions = useQuery(versionsQuery(name))
  return <Loaded query={versions}>{({ items }) => <Compared items={items} />}</Loaded>
}
