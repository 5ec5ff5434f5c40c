/** One property of a step, by its JSON Schema: the control follows from the type. */
import { Fieldset, Stack } from '@mantine/core'
import { isRecord, type Json, textOf } from '../../json.ts'
import { propertiesOf, requiredIn, typesOf, variantsOf } from '../model/schema.ts'
import { FieldInput } from './FieldInput.tsx'
import { PairsInput } from './PairsInput.tsx'
import { type SchemaFieldProps, spokenName } from './schema-field-props.ts'
import { VariantField } from './VariantField.tsx'
import { YamlInput } from './YamlInput.tsx'

function ObjectField({ name, schema, value, place, onChange }: SchemaFieldProps) {
  const given = isRecord(value) ? value : {}
  const required = requiredIn(schema)
  return (
    <Fieldset legend={spokenName(name)} variant="default">
      <Stack gap="sm">
        {propertiesOf(schema).map(([inner, of]) => (
          <SchemaField
            key={inner}
            name={inner}
            schema={of}
            value={given[inner]}
            required={required.includes(inner)}
            place={`${place}/${inner}`}
            onChange={(next) => onChange(withValue(given, inner, next))}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}

/** Empty values are left out. */
function withValue(record: Json, name: string, value: unknown): Json {
  const { [name]: _old, ...rest } = record
  return value === undefined || value === '' ? rest : { ...record, [name]: value }
}

const listOf = (schema: Json) => (Array.isArray(schema['enum']) ? schema['enum'].map(String) : null)

export function SchemaField(props: SchemaFieldProps) {
  const { name, schema, value, required, place, onChange } = props
  const types = typesOf(schema)
  const choices = listOf(schema)
  if (variantsOf(schema).length > 0) return <VariantField {...props} Inner={SchemaField} />
  if (types.includes('object') && propertiesOf(schema).length > 0) return <ObjectField {...props} />
  if (types.includes('object')) return <PairsInput {...props} />
  if (types.includes('array') || (types.length === 0 && !choices)) return <YamlInput {...props} />
  return (
    <FieldInput
      label={spokenName(name)}
      description={textOf(schema['description']) || undefined}
      required={required}
      value={value}
      place={place}
      type={types[0]}
      choices={choices?.map((one) => ({ value: one, label: one }))}
      onChange={onChange}
    />
  )
}
