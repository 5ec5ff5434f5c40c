/** What a test of a connection found: each check green, or with its cause and fix. */
import { List, Text } from '@mantine/core'
import type { ConnectionCheck } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'

const markOf = ({ ok, problem }: ConnectionCheck) => (ok ? '✓' : problem ? '✗' : '·')
const wordOf = ({ ok, problem }: ConnectionCheck) => (ok ? 'fine' : problem ? 'in the way' : 'not looked at')

export function Checks({ checks, instanceUrl }: { checks: ConnectionCheck[]; instanceUrl: string | null }) {
  return (
    <List size="sm" listStyleType="none" aria-label="Checks">
      {checks.map((check) => (
        <List.Item key={check.name}>
          <span aria-hidden>{markOf(check)} </span>
          <span className="visually-hidden">{wordOf(check)}: </span>
          {check.title}{' '}
          {check.detail ? (
            <Text span c="dimmed" size="xs">
              {check.detail}
            </Text>
          ) : null}
          {check.problem ? <ProblemCard problem={check.problem} instanceUrl={instanceUrl} /> : null}
        </List.Item>
      ))}
    </List>
  )
}
