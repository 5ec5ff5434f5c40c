/** The form of the trigger: what is heard, of which org, with which settings; and the record it is tried with. */
import { Checkbox, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { recordOf, textOf } from '../../json.ts'
import { FieldsSelect } from '../../parts/FieldsSelect.tsx'
import { objectQuery, schemaQuery, triggersQuery } from '../../queries.ts'
import { propertiesOf, requiredIn } from '../model/schema.ts'
import { SamplePicker } from '../trial/SamplePicker.tsx'
import { useEditor } from '../useEditor.ts'
import { ActionPicker } from './ActionPicker.tsx'
import { ConnectionSelect } from './ConnectionSelect.tsx'
import { FieldInput } from './FieldInput.tsx'
import { ReadsData } from './ReadsData.ts'
import { SchemaField } from './SchemaField.tsx'

/** The watched field is chosen among the fields of the object. */
function WatchedField({
  object,
  value,
  onChange,
}: {
  object: string
  value: unknown
  onChange: (value: unknown) => void
}) {
  const describe = useQuery(objectQuery(object))
  const choices = describe.data?.fields.map(({ name, label }) => ({ value: name, label: `${label} (${name})` })) ?? []
  return (
    <FieldInput
      label="Field"
      description="The watched field"
      required
      value={value}
      place="with/field"
      choices={choices}
      onChange={onChange}
    />
  )
}

const textsOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

export function TriggerForm() {
  const { document, set } = useEditor()
  const triggers = useQuery(triggersQuery)
  const schema = useQuery(schemaQuery)
  const { on, with: given, connection } = document.trigger
  const trigger = triggers.data?.items.find(({ id }) => id === on)
  const required = requiredIn(trigger?.input ?? {})
  const ownChanges = recordOf(recordOf(recordOf(schema.data?.['properties'])['trigger'])['properties'])['ownChanges']
  return (
    <ReadsData value={false}>
      <Stack gap="sm">
        <ActionPicker kind="trigger" label="When" value={on} onChange={(id) => set(['trigger', 'on'], id)} />
        <ConnectionSelect value={connection ?? ''} onChange={(name) => set(['trigger', 'connection'], name)} />
        {propertiesOf(trigger?.input ?? {}).map(([name, of]) =>
          name === 'fields' && trigger?.object ? (
            <FieldsSelect
              key={name}
              label="Fields"
              description={textOf(of['description'])}
              object={trigger.object}
              connection={connection}
              value={textsOf(given[name])}
              onChange={(names) => set(['trigger', 'with', name], names.length > 0 ? names : undefined)}
            />
          ) : name === 'field' && trigger?.object ? (
            <WatchedField
              key={name}
              object={trigger.object}
              value={given[name]}
              onChange={(value) => set(['trigger', 'with', name], value)}
            />
          ) : (
            <SchemaField
              key={name}
              name={name}
              schema={of}
              value={given[name]}
              required={required.includes(name)}
              place={`with/${name}`}
              onChange={(value) => set(['trigger', 'with', name], value)}
            />
          ),
        )}
        {trigger?.object || textOf(given['object']) ? (
          <Checkbox
            label="Also hear what Rainmaker’s own workflows change"
            description={textOf(recordOf(ownChanges)['description'])}
            checked={document.trigger.ownChanges}
            onChange={(event) => set(['trigger', 'ownChanges'], event.currentTarget.checked || undefined)}
          />
        ) : null}
        <SamplePicker object={trigger?.object ?? textOf(given['object'])} />
      </Stack>
    </ReadsData>
  )
}
