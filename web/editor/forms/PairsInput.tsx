/** Names with values: what is set, headers, conditions. */
import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isRecord, type Json, textOf } from '../../json.ts'
import { TemplateInput } from '../mapping/TemplateInput.tsx'
import { type SchemaFieldProps, spokenName } from './schema-field-props.ts'

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** Numbers and yes or no keep their type. */
function typed(text: string): unknown {
  if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(text)) return JSON.parse(text) as unknown
  return text
}

function without(record: Json, name: string): Json {
  const { [name]: _gone, ...rest } = record
  return rest
}

function NewPair({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim()) onAdd(name.trim())
    setName('')
  }
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        size="xs"
        label="New name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button size="xs" variant="default" onClick={add} disabled={!name.trim()}>
        Add
      </Button>
    </Group>
  )
}

export function PairsInput({ name, schema, value, place, onChange }: SchemaFieldProps) {
  const pairs = isRecord(value) ? value : {}
  return (
    <Fieldset legend={spokenName(name)}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {textOf(schema['description'])}
        </Text>
        {Object.entries(pairs).map(([key, one]) => (
          <TemplateInput
            key={key}
            label={key}
            value={asText(one)}
            place={`${place}/${key}`}
            onChange={(next) => onChange({ ...pairs, [key]: typed(next) })}
            aside={
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => onChange(without(pairs, key))}
                aria-label={`Remove ${key}`}
              >
                Remove
              </Button>
            }
          />
        ))}
        <NewPair onAdd={(key) => onChange({ ...pairs, [key]: '' })} />
      </Stack>
    </Fieldset>
  )
}
