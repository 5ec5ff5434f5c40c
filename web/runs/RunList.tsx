/** Any number of runs as a table of which only the rows in sight are drawn. */
import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { RunInfo } from '../contract.ts'
import { RunLink } from '../parts/RunLink.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { ago, took } from '../words.ts'

const rowHeight = 46
const headings = ['Status', 'Record', 'Workflow', 'Heard', 'Took', 'API calls']

function Row({ run, top, at }: { run: RunInfo; top: number; at: number }) {
  const note = [run.trial ? 'dry run' : null, run.problem?.title ?? run.outcome].filter(Boolean).join(', ')
  return (
    <tr className="run-row" style={{ transform: `translateY(${top}px)` }} aria-rowindex={at + 2}>
      <td>
        <StatusBadge status={run.status} />
      </td>
      <td>
        <RunLink id={run.id}>{run.recordName ?? run.recordId ?? run.id.slice(0, 8)}</RunLink>
        {note ? (
          <Text size="xs" c="dimmed" truncate>
            {note}
          </Text>
        ) : null}
      </td>
      <td>{run.workflowName}</td>
      <td title={run.queuedAt}>{ago(run.queuedAt)}</td>
      <td className="number">{took(run.ms)}</td>
      <td className="number">{Number(run.apiCalls.toFixed(3))}</td>
    </tr>
  )
}

interface Props {
  runs: RunInfo[]
  hasMore: boolean
  onMore: () => void
}

export function RunList({ runs, hasMore, onMore }: Props) {
  const box = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => runs[at]?.id ?? at,
    overscan: 12,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= runs.length - 20) onMore()
  }, [hasMore, last, runs.length, onMore])
  return (
    // Scrolled by keys as well: the rows hold links.
    <section ref={box} className="run-list" aria-label="List of runs">
      <table aria-label="Runs" aria-rowcount={hasMore ? -1 : runs.length + 1}>
        <thead>
          <tr>
            {headings.map((heading, at) => (
              <th key={heading} scope="col" className={at > 3 ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const run = runs[index]
            return run ? <Row key={run.id} run={run} top={start} at={index} /> : null
          })}
        </tbody>
      </table>
    </section>
  )
}
