/** One input of an action: as the org says of its field, else as the catalogue does. */
import { type Json, textOf } from '../../json.ts'
import { typesOf } from '../model/schema.ts'
import { FieldInput } from './FieldInput.tsx'
import { SchemaField } from './SchemaField.tsx'
import { spokenName } from './schema-field-props.ts'
import type { OrgFields } from './useOrgFields.ts'

interface Props {
  name: string
  schema: Json
  required: boolean
  value: unknown
  org: OrgFields
  connection: string | undefined
  onChange: (value: unknown) => void
}

/** Lead.LastName -> LastName */
export const apiNameOf = (schema: Json) => textOf(schema['x-salesforce']).split('.')[1]

function choicesOf(schema: Json, { picklists }: OrgFields) {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => ({ value: String(one), label: String(one) }))
  const apiName = apiNameOf(schema)
  return apiName ? picklists?.[apiName]?.values : undefined
}

export function ActionInput({ name, schema, required, value, org, connection, onChange }: Props) {
  const field = org.describe?.fields.find((one) => one.name === apiNameOf(schema))
  const shared = { required, value, place: `with/${name}`, onChange }
  if (!field && (schema['anyOf'] || typesOf(schema).some((type) => type === 'object' || type === 'array'))) {
    return <SchemaField name={name} schema={schema} {...shared} />
  }
  return (
    <FieldInput
      label={field?.label ?? spokenName(name)}
      description={textOf(schema['description']) || undefined}
      field={field}
      choices={field && field.picklistValues.length === 0 ? undefined : choicesOf(schema, org)}
      type={typesOf(schema)[0]}
      connection={connection}
      {...shared}
    />
  )
}
