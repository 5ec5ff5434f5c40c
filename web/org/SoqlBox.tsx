/** A box for SOQL: the rows, or where the query is wrong. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf, send } from '../api.ts'
import type { QueryAnswer } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { calls, took } from '../words.ts'
import { RowsTable } from './RowsTable.tsx'

const first = 'SELECT Id, Name, Company, Status, CreatedDate FROM Lead ORDER BY CreatedDate DESC LIMIT 20'

export function SoqlBox() {
  const [soql, setSoql] = useState(first)
  const run = useMutation({ mutationFn: () => send<QueryAnswer>('POST', '/query', { soql, limit: 200 }) })
  return (
    <Stack>
      <Textarea
        label="SOQL"
        description="Ctrl-Enter runs it"
        autosize
        minRows={3}
        classNames={{ input: 'liquid' }}
        value={soql}
        onChange={(event) => setSoql(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run.mutate()
        }}
        spellCheck={false}
      />
      <Group>
        <Button onClick={() => run.mutate()} loading={run.isPending}>
          Run
        </Button>
        <Text size="sm" role="status">
          {run.data
            ? `${run.data.totalSize.toLocaleString()} rows${run.data.complete ? '' : ' (more were cut off)'}, ${calls(run.data.apiCalls)}, ${took(run.data.ms)}`
            : ''}
        </Text>
      </Group>
      {run.error ? <ProblemCard problem={problemOf(run.error)} /> : null}
      {run.data && run.data.records.length > 0 ? <RowsTable rows={run.data.records} label="Rows" /> : null}
    </Stack>
  )
}
