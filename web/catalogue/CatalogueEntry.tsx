/** One action or trigger in full: what it takes and gives, an example, and trying it. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CatalogueLine } from '../contract.ts'
import { Json } from '../parts/Json.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { actionQuery, triggersQuery } from '../queries.ts'
import { writeClasses } from '../runs/StepBar.tsx'
import { SchemaTable } from './SchemaTable.tsx'
import { TryAction } from './TryAction.tsx'

function ActionEntry({ id }: { id: string }) {
  const query = useQuery(actionQuery(id))
  return (
    <Loaded query={query}>
      {(action) => (
        <Stack gap="sm">
          {action.writeClass ? <Text size="sm">{writeClasses[action.writeClass]}.</Text> : null}
          <SchemaTable schema={action.input} label={`Inputs of ${action.title}`} />
          <TryAction action={action} />
        </Stack>
      )}
    </Loaded>
  )
}

function TriggerEntry({ id }: { id: string }) {
  const query = useQuery(triggersQuery)
  const trigger = query.data?.items.find((one) => one.id === id)
  if (!trigger) return null
  return (
    <Stack gap="sm">
      <SchemaTable schema={trigger.input} label={`Settings of ${trigger.title}`} />
      <Json value={trigger.sample} label={`Sample of ${trigger.title}`} />
    </Stack>
  )
}

export function CatalogueEntry({ line }: { line: CatalogueLine }) {
  return (
    <Stack gap="sm">
      <Text size="sm">{line.describe}</Text>
      {line.kind === 'action' ? <ActionEntry id={line.id} /> : <TriggerEntry id={line.id} />}
    </Stack>
  )
}
