/** What an agent may see of one object: which fields, which records. */
import { Fieldset, Stack, TextInput } from '@mantine/core'
import { FieldsSelect } from '../parts/FieldsSelect.tsx'

interface Props {
  object: string
  connection: string | undefined
  fields: string[]
  rows: string
  onFields: (names: string[]) => void
  onRows: (condition: string) => void
}

export function ObjectLimits({ object, connection, fields, rows, onFields, onRows }: Props) {
  return (
    <Fieldset legend={object}>
      <Stack gap="xs">
        <FieldsSelect
          label={`Fields of ${object}`}
          description="It sees and writes only these; none chosen: all that the connected user may"
          object={object}
          connection={connection}
          value={fields}
          onChange={onFields}
        />
        <TextInput
          label={`Records of ${object}`}
          description="As behind WHERE in SOQL; empty: all. Other records are not there for this agent"
          placeholder="IsConverted = false"
          spellCheck={false}
          value={rows}
          onChange={(event) => onRows(event.currentTarget.value)}
        />
      </Stack>
    </Fieldset>
  )
}
