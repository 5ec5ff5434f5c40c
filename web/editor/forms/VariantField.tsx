/** A property that can be written in several ways: which one, then its own fields. */
import { SegmentedControl, Stack, Text } from '@mantine/core'
import type { ComponentType } from 'react'
import { isRecord, type Json, textOf } from '../../json.ts'
import { propertiesOf, requiredIn, typesOf, variantFor, variantsOf } from '../model/schema.ts'
import { type SchemaFieldProps, spokenName } from './schema-field-props.ts'

const nameOf = (way: Json): string => {
  const [first] = requiredIn(way)
  if (first) return spokenName(first)
  return { string: 'Text', array: 'List', object: 'Several', boolean: 'Yes' }[typesOf(way)[0] ?? ''] ?? 'Value'
}

const emptyOf = (way: Json): unknown => {
  const [first] = requiredIn(way)
  if (first) return { [first]: typesOf(recordOfName(way, first)).includes('number') ? 60 : 'NAME' }
  if ('const' in way) return way['const']
  return { string: 'text', array: [], object: {} }[typesOf(way)[0] ?? '']
}

const recordOfName = (way: Json, name: string): Json => propertiesOf(way).find(([one]) => one === name)?.[1] ?? {}

interface VariantFieldProps extends SchemaFieldProps {
  /** What shows the fields of the way that was chosen. */
  Inner: ComponentType<SchemaFieldProps>
}

export function VariantField({ Inner, ...props }: VariantFieldProps) {
  const { name, schema, value, place, onChange } = props
  const ways = variantsOf(schema)
  const chosen = variantFor({}, schema, value) ?? (value === undefined ? null : ways[0]) ?? null
  const description = textOf(schema['description'])
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {spokenName(name)}
      </Text>
      {description ? (
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      ) : null}
      <SegmentedControl
        aria-label={`Way to give ${spokenName(name)}`}
        data={[
          ...(props.required ? [] : [{ value: '', label: 'Not set' }]),
          ...ways.map((way, at) => ({ value: String(at), label: nameOf(way) })),
        ]}
        value={chosen ? String(ways.indexOf(chosen)) : ''}
        onChange={(at) => onChange(at === '' ? undefined : emptyOf(ways[Number(at)] ?? {}))}
        w="fit-content"
      />
      {chosen && propertiesOf(chosen).length > 0
        ? propertiesOf(chosen).map(([inner, of]) => (
            <Inner
              key={inner}
              name={inner}
              schema={of}
              value={isRecord(value) ? value[inner] : undefined}
              required={requiredIn(chosen).includes(inner)}
              place={`${place}/${inner}`}
              onChange={(next) => onChange({ ...(isRecord(value) ? value : {}), [inner]: next })}
            />
          ))
        : null}
      {chosen && propertiesOf(chosen).length === 0 && !('const' in chosen) ? (
        <Inner {...props} schema={{ ...chosen, description: '' }} />
      ) : null}
    </Stack>
  )
}
