/** The inputs of an action: those of the catalogue, with what the connected org says of its fields, and any further field. */
import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionInfo, FieldInfo, ObjectInfo } from '../../contract.ts'
import { isRecord, type Json, recordOf } from '../../json.ts'
import { actionQuery } from '../../queries.ts'
import { propertiesOf, requiredIn } from '../model/schema.ts'
import { ActionInput, apiNameOf } from './ActionInput.tsx'
import { SchemaField } from './SchemaField.tsx'
import { useOrgFields } from './useOrgFields.ts'

interface Props {
  action: string
  given: Json
  connection: string | undefined
  onChange: (name: string, value: unknown) => void
}

/** Inputs people nearly always leave empty are behind a button. */
const shownAtFirst = 8

const isWrite = ({ effect }: ActionInfo) => effect === 'create' || effect === 'update'

function furtherFields(action: ActionInfo, describe: ObjectInfo | undefined, known: Set<string>): FieldInfo[] {
  if (!describe || !isWrite(action)) return []
  const may = action.effect === 'create' ? 'createable' : 'updateable'
  return describe.fields.filter((field) => field[may] && !known.has(field.name))
}

/** What the org demands besides what the catalogue knows: custom required fields. */
const demanded = (field: FieldInfo) =>
  field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'

function AddField({ fields, onAdd }: { fields: FieldInfo[]; onAdd: (name: string) => void }) {
  return (
    <Select
      label="Add a field of the org"
      description={`${fields.length} more, custom ones included`}
      searchable
      data={fields.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
      value={null}
      onChange={(name) => name && onAdd(name)}
      limit={50}
      nothingFoundMessage="The connected user may write no such field."
    />
  )
}

export function ActionInputs({ action: id, given, connection, onChange }: Props) {
  const query = useQuery(actionQuery(id))
  const [all, showAll] = useState(false)
  const [added, add] = useState<string[]>([])
  const org = useOrgFields(query.data, given, connection)
  const { describe, isComing } = org
  const action = query.data
  // A control that changes under one's hands loses what was typed: all wait for what the org says.
  if (isComing) return <Skeleton height={200} role="status" aria-label="Loading" />
  if (!action) return query.error ? <Text size="sm">The catalogue has no action “{id}”.</Text> : null

  const isOrgs = (name: string) => describe?.fields.some((field) => field.name === name) === true
  const inputs = propertiesOf(action.input)
  const required = requiredIn(action.input)
  const known = new Set(inputs.flatMap(([name, schema]) => [name, apiNameOf(schema) ?? name]))
  const more = furtherFields(action, describe, known)
  const mustHave = action.effect === 'create' ? more.filter(demanded).map(({ name }) => name) : []
  const own = [...new Set([...mustHave, ...Object.keys(given).filter((name) => !known.has(name)), ...added])]
  const isShown = (name: string, at: number) => all || at < shownAtFirst || required.includes(name) || name in given
  const hidden = inputs.filter(([name], at) => !isShown(name, at)).length

  const shared = (name: string) => ({
    ...{ name, org, connection, value: given[name] },
    onChange: (next: unknown) => onChange(name, next),
  })

  return (
    <Stack gap="sm">
      {inputs
        .filter(([name], at) => isShown(name, at))
        .map(([name, schema]) => (
          <ActionInput key={name} schema={schema} required={required.includes(name)} {...shared(name)} />
        ))}
      {own.map((name) => (
        <Group key={name} align="flex-end" wrap="nowrap" gap="xs" className="own-field">
          <div style={{ flex: 1 }}>
            {isRecord(given[name]) || !isOrgs(name) ? (
              <SchemaField
                name={name}
                schema={recordOf(null)}
                value={given[name]}
                required={false}
                place={`with/${name}`}
                onChange={(next) => onChange(name, next)}
              />
            ) : (
              <ActionInput
                schema={{ 'x-salesforce': `.${name}`, description: name }}
                required={mustHave.includes(name)}
                {...shared(name)}
              />
            )}
          </div>
        </Group>
      ))}
      <Group>
        {hidden > 0 ? (
          <Button size="xs" variant="default" onClick={() => showAll(true)}>
            {hidden} more inputs
          </Button>
        ) : null}
      </Group>
      {more.length > 0 ? (
        <AddField fields={more.filter(({ name }) => !own.includes(name))} onAdd={(name) => add([...added, name])} />
      ) : null}
    </Stack>
  )
}
