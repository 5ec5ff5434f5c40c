/** What a connection did, as lines for the terminal. */
import type { ConnectionReport } from '../contract/index.ts'
import { bold, table, when } from './output.ts'

export function reportLines({ since, calls, writes, workflows, agents, heard }: ConnectionReport): string[] {
  const parts = [
    {
      title: 'Calls to the org',
      headings: ['FOR', 'CALLS', 'FIRST HOUR', 'LAST HOUR'],
      rows: calls.map((row) => [row.purpose, row.calls, when(row.first), when(row.last)]),
    },
    {
      title: 'Records written',
      headings: ['OBJECT', 'HOW', 'RECORDS', 'UNDONE', 'LAST'],
      rows: writes.map((row) => [row.object, row.operation, row.records, row.undone, when(row.last)]),
    },
    {
      title: 'By workflow',
      headings: ['WORKFLOW', 'RUNS', 'RECORDS', 'LAST'],
      rows: workflows.map((row) => [row.workflowName, row.runs, row.records, when(row.last)]),
    },
    {
      title: 'By agent',
      headings: ['AGENT', 'CALLS', 'READ', 'WRITTEN'],
      rows: agents.map((row) => [row.name, row.calls, row.read, row.written]),
    },
    {
      title: 'Events heard',
      headings: ['FEED', 'OBJECT', 'EVENTS'],
      rows: heard.map((row) => [row.feed, row.object, row.events]),
    },
  ]
  return [
    `What it did since ${when(since)}:`,
    ...parts.flatMap(({ title, headings, rows }) => ['', bold(title), table(headings, rows, 'none')]),
  ]
}
