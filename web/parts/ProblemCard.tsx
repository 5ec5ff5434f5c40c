/** An error as a card: what happened, why with the org's own words, what to do. */
import { Alert, Code, List, Stack, Text } from '@mantine/core'
import type { ProblemJson } from '../../src/contract/index.ts'

export function ProblemCard({ problem }: { problem: ProblemJson }) {
  return (
    <Alert color="red" title={problem.title} role="alert">
      <Stack gap={4}>
        <Text size="sm">{problem.what}</Text>
        {problem.why ? <Text size="sm">{problem.why}</Text> : null}
        {problem.items?.length ? (
          <List size="sm">
            {problem.items.map((item) => (
              <List.Item key={`${item.path} ${item.what}`}>
                <Code>{item.path}</Code> {item.what} → {item.fix}
              </List.Item>
            ))}
          </List>
        ) : null}
        {problem.suggestions?.length ? <Text size="sm">Did you mean: {problem.suggestions.join(', ')}?</Text> : null}
        <Text size="sm" fw={600}>
          → {problem.fix}
        </Text>
        {problem.salesforce ? (
          <Text size="xs">
            Salesforce said <Code>{problem.salesforce.errorCode}</Code>: {problem.salesforce.message}
          </Text>
        ) : null}
        <Text size="xs">
          <Code>{problem.code}</Code>
        </Text>
      </Stack>
    </Alert>
  )
}
