/** An error as a card of four lines: what happened, why with the org's own words and the field, what to do, what we do meanwhile. */
import { Alert, Anchor, Code, List, Stack, Text } from '@mantine/core'
import { furtherMistakes, type ProblemJson } from '../contract.ts'

/** What the engine does with a Problem of this class, in a sentence. */
const meanwhile: Record<ProblemJson['then'], string> = {
  stop: 'Nothing more is tried by itself; what was done before stays, and it can go on from here.',
  retry: 'It is tried again by itself, a little later each time.',
  'retry-lock': 'It is tried again by itself, a few seconds later each time, alone with its parent.',
  'renew-session': 'The pass is renewed by itself, then it goes on.',
  'wait-for-allowance': 'Runs wait and go on by themselves when there is room; nothing is lost.',
  'wait-for-connection': 'Runs wait and go on by themselves when the connection is back; nothing is lost.',
  'look-first': 'We wait, look whether it happened, and only then decide.',
  'restart-read': 'It is read anew from the last place that is sure.',
}

/** Where the org's administrator puts it right, by what went wrong. */
const setup: Partial<Record<ProblemJson['code'], [string, string]>> = {
  'field-unknown': ['Field permissions in Setup', '/lightning/setup/PermSets/home'],
  'access-denied': ['Permission sets in Setup', '/lightning/setup/PermSets/home'],
  'validation-rule': ['Object manager in Setup', '/lightning/setup/ObjectManager/home'],
  'duplicate-rule': ['Duplicate rules in Setup', '/lightning/setup/DuplicateRules/home'],
  'app-blocked': ['Connected apps in Setup', '/lightning/setup/ConnectedAppsUsage/home'],
  'app-not-installed': ['Connected apps in Setup', '/lightning/setup/ConnectedAppsUsage/home'],
  'push-not-on': ['Change Data Capture in Setup', '/lightning/setup/CdcObjectEnablement/home'],
  'limit-reached': ['Company information in Setup', '/lightning/setup/CompanyProfileInfo/home'],
}

function Links({ problem, instanceUrl }: { problem: ProblemJson; instanceUrl?: string | null | undefined }) {
  const place = setup[problem.code]
  const code = problem.salesforce?.errorCode ?? problem.code
  return (
    <Text size="sm">
      <Anchor href={`/e/${encodeURIComponent(code)}`} target="_blank" rel="noreferrer" size="sm" underline="always">
        What {code} means
      </Anchor>
      {place && instanceUrl ? (
        <>
          {' · '}
          <Anchor href={`${instanceUrl}${place[1]}`} target="_blank" rel="noreferrer" size="sm" underline="always">
            {place[0]}
          </Anchor>
        </>
      ) : null}
    </Text>
  )
}

function Mistakes({ items }: { items: NonNullable<ProblemJson['items']> }) {
  return (
    <List size="sm">
      {items.map((item) => (
        <List.Item key={`${item.path} ${item.what}`}>
          <Code>{item.path}</Code> {item.what} → {item.fix}
        </List.Item>
      ))}
    </List>
  )
}

interface Props {
  problem: ProblemJson
  /** Of the org it is about, for links into its Setup. */
  instanceUrl?: string | null | undefined
}

export function ProblemCard({ problem, instanceUrl }: Props) {
  const { title, what, why, fix, suggestions, salesforce, object, field, then } = problem
  const mistakes = furtherMistakes(problem)
  const place = [object, field].filter(Boolean).join('.')
  return (
    <Alert color="red" title={title} role="alert">
      <Stack gap={4}>
        <Text size="sm">{what}</Text>
        {why ? <Text size="sm">{why}</Text> : null}
        {salesforce ? (
          <Text size="sm">
            Salesforce said <Code>{salesforce.errorCode}</Code>: “{salesforce.message}”
            {place ? (
              <>
                {' '}
                at <Code>{place}</Code>
              </>
            ) : null}
          </Text>
        ) : null}
        {mistakes.length > 0 ? <Mistakes items={mistakes} /> : null}
        {suggestions?.length ? <Text size="sm">Did you mean: {suggestions.join(', ')}?</Text> : null}
        <Text size="sm" fw={600}>
          → {fix}
        </Text>
        <Text size="sm">Meanwhile: {meanwhile[then]}</Text>
        <Links problem={problem} instanceUrl={instanceUrl} />
      </Stack>
    </Alert>
  )
}
