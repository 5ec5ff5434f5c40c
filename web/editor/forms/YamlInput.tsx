/** A value of any shape, written as YAML. */
import { Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { parse, stringify } from 'yaml'
import { textOf } from '../../json.ts'
import { type SchemaFieldProps, spokenName } from './schema-field-props.ts'

const write = (value: unknown) =>
  value === undefined ? '' : typeof value === 'string' ? value : stringify(value).trimEnd()

export function YamlInput({ name, schema, value, required, onChange }: SchemaFieldProps) {
  const [text, setText] = useState(() => write(value))
  const [wrong, setWrong] = useState<string | null>(null)
  const shown = write(value)
  // Changed elsewhere (undo, another pane): what is shown follows.
  useEffect(() => setText(shown), [shown])
  const leave = () => {
    try {
      setWrong(null)
      if (text !== shown) onChange(text.trim() === '' ? undefined : (parse(text) as unknown))
    } catch (thrown) {
      setWrong(String(thrown).split('\n')[0] ?? '')
    }
  }
  return (
    <Textarea
      label={spokenName(name)}
      description={textOf(schema['description']) || 'Any value, as YAML'}
      required={required}
      autosize
      minRows={2}
      maxRows={14}
      classNames={{ input: 'liquid' }}
      value={text}
      error={wrong}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      spellCheck={false}
    />
  )
}
