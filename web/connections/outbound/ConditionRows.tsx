/** Which records send the message: a line for each condition, and all must hold. */
import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core'
import type { FieldInfo } from '../../contract.ts'
import { RowButton } from '../../parts/RowButton.tsx'
import { type Condition, newCondition, operators } from './outbound-wish.ts'

interface Props {
  fields: FieldInfo[]
  value: Condition[]
  onChange: (conditions: Condition[]) => void
}

export function ConditionRows({ fields, value, onChange }: Props) {
  const set = (at: number, changed: Partial<Condition>) =>
    onChange(value.map((one, place) => (place === at ? { ...one, ...changed } : one)))
  return (
    <Fieldset legend="Only records that fit">
      <Stack gap="xs">
        {value.map((condition, at) => (
          // Lines have no name of their own; they are only added behind and taken away.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Group key={at} gap="xs" align="flex-end">
            <Select
              aria-label={`Field of condition ${at + 1}`}
              placeholder="Field"
              searchable
              data={fields.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
              value={condition.field || null}
              onChange={(field) => set(at, { field: field ?? '' })}
            />
            <Select
              aria-label={`Operator of condition ${at + 1}`}
              data={operators}
              value={condition.operator}
              allowDeselect={false}
              onChange={(operator) => set(at, { operator: operator ?? condition.operator })}
            />
            <TextInput
              aria-label={`Value of condition ${at + 1}`}
              placeholder="Value"
              value={condition.value}
              onChange={(event) => set(at, { value: event.currentTarget.value })}
            />
            <RowButton
              label={`Remove condition ${at + 1}`}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              Remove
            </RowButton>
          </Group>
        ))}
        <Group>
          <Button size="xs" variant="default" onClick={() => onChange([...value, newCondition])}>
            Add a condition
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
