/** Makes a key for an agent, with just the tools, objects, fields and records it needs; it is shown once. */
import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  TextInput,
  Title,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import { ConnectionSelect } from '../editor/forms/ConnectionSelect.tsx'
import { Form } from '../parts/Form.tsx'
import { ObjectsSelect } from '../parts/ObjectsSelect.tsx'
import { bodyOf, budgets, cautious, everyObject, type KeyForm, rights } from './agent-key.ts'
import { NewKeyShown } from './NewKeyShown.tsx'
import { ObjectLimits } from './ObjectLimits.tsx'

const approvals = [
  { value: 'human', label: 'A person approves each write' },
  { value: 'none', label: 'Nobody: it writes at once' },
]

interface Part {
  form: KeyForm
  set: (changed: Partial<KeyForm>) => void
}

function Rights({ form, set }: Part) {
  return (
    <>
      <Checkbox.Group label="What it may do beside reading" value={form.access} onChange={(access) => set({ access })}>
        <Stack gap={6} mt={4}>
          {rights.map((right) => (
            <Checkbox key={right.value} {...right} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label="Who approves what it writes"
        data={approvals}
        value={form.approval}
        onChange={(approval) => set({ approval: approval === 'none' ? 'none' : 'human' })}
        allowDeselect={false}
      />
    </>
  )
}

function Limits({ form, set }: Part) {
  const connection = form.connection || undefined
  return (
    <>
      <ObjectsSelect
        label="Objects"
        description="Others are not there for it"
        required
        connection={connection}
        also={[{ value: everyObject, label: 'All objects' }]}
        value={form.objects}
        onChange={(objects) => set({ objects })}
      />
      {form.objects
        .filter((object) => object !== everyObject)
        .map((object) => (
          <ObjectLimits
            key={object}
            object={object}
            connection={connection}
            fields={form.fields[object] ?? []}
            rows={form.rows[object] ?? ''}
            onFields={(names) => set({ fields: { ...form.fields, [object]: names } })}
            onRows={(condition) => set({ rows: { ...form.rows, [object]: condition } })}
          />
        ))}
      <TagsInput
        label="Tools"
        description="Names of actions; * stands for any characters: list*, get*, updateLead. None: all its rights allow"
        value={form.tools}
        onChange={(tools) => set({ tools })}
        clearable
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {budgets.map(({ name, label, most }) => (
          <NumberInput
            key={name}
            label={label}
            min={name === 'rowsPerCall' ? 1 : 0}
            max={most}
            allowDecimal={false}
            value={form[name]}
            onChange={(value) => set({ [name]: Number(value) })}
          />
        ))}
      </SimpleGrid>
    </>
  )
}

export function NewAgentKey() {
  const [form, setForm] = useState(cautious)
  const set = (changed: Partial<KeyForm>) => setForm((old) => ({ ...old, ...changed }))
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () => send<{ key: string }>('POST', '/keys', bodyOf(form)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agent-keys'] }),
  })
  return (
    <Stack maw={640} component="section" aria-label="New key of an agent">
      <Title order={4} size="h5">
        Let another agent in
      </Title>
      <Form sends={make}>
        <Group grow align="flex-start">
          <TextInput
            label="For which agent"
            placeholder="Claude on my laptop"
            required
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NumberInput
            label="Good for, hours"
            min={1}
            max={8760}
            value={form.hours}
            onChange={(hours) => set({ hours: Number(hours) })}
          />
        </Group>
        <ConnectionSelect value={form.connection} onChange={(connection) => set({ connection })} />
        <Rights form={form} set={set} />
        <Limits form={form} set={set} />
        <Group>
          <Button type="submit" loading={make.isPending} disabled={form.objects.length === 0}>
            Make a key
          </Button>
        </Group>
      </Form>
      {make.data ? <NewKeyShown secret={make.data.key} /> : null}
    </Stack>
  )
}
