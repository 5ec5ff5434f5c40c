/** What a step of a dry run would do, record by record. */
import { Badge, Group, Stack, Text } from '@mantine/core'
import type { PlannedChange } from '../contract.ts'
import { FieldChanges } from './FieldChanges.tsx'

const words = { create: 'would create', update: 'would change', delete: 'would delete', other: 'would do' }

export function PlannedChanges({ changes }: { changes: PlannedChange[] }) {
  return changes.map((change) => (
    <Stack key={`${change.does} ${change.recordId} ${change.what}`} gap={4}>
      <Group gap="xs">
        <Badge variant="default" tt="none">
          {words[change.does]}
        </Badge>
        <Text size="sm" fw={600}>
          {[change.object, change.recordName ?? (change.does === 'create' ? null : change.recordId)]
            .filter(Boolean)
            .join(' ')}
        </Text>
        {change.what ? <Text size="sm">{change.what}</Text> : null}
      </Group>
      <FieldChanges fields={change.fields} label={`Fields of ${change.recordName ?? change.recordId ?? 'it'}`} />
    </Stack>
  ))
}
