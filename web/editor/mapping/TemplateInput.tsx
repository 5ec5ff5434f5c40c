/** A text that may read data: pills on one side, the Liquid on the other, what it gives below. */
import { Group, Input, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { useId, useRef } from 'react'
import type { FieldInfo } from '../../contract.ts'
import { tokensOf } from '../model/tokens.ts'
import { PillLine } from './PillLine.tsx'
import { PillPicker } from './PillPicker.tsx'
import { Preview } from './Preview.tsx'
import { usePreview } from './PreviewContext.ts'

interface Props {
  label: string
  description?: string | undefined
  required?: boolean | undefined
  value: string
  /** Its place in the step, by which its preview is found. */
  place: string
  field?: FieldInfo | undefined
  /** A condition is an expression without braces. */
  condition?: boolean | undefined
  /** Stands beside the label. */
  aside?: React.ReactNode
  onChange: (value: string) => void
}

export function TemplateInput({
  label,
  description,
  required,
  value,
  place,
  field,
  condition,
  aside,
  onChange,
}: Props) {
  const id = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const filled = usePreview(place)
  const insert = (path: string) => {
    const at = input.current?.selectionStart ?? value.length
    const text = condition ? path : `{{ ${path} }}`
    onChange(value.slice(0, at) + text + value.slice(input.current?.selectionEnd ?? at))
    input.current?.focus()
  }
  const hasPills = !condition && tokensOf(value).some(({ kind }) => kind !== 'text')
  const liquid = (
    <Textarea
      id={id}
      ref={input}
      autosize
      minRows={1}
      maxRows={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      classNames={{ input: 'liquid' }}
      spellCheck={false}
      required={required ?? false}
      aria-describedby={`${id}-preview`}
    />
  )
  return (
    <Stack gap={2}>
      <Group justify="space-between" align="flex-end" gap="xs" wrap="nowrap">
        <Input.Label htmlFor={id} required={required ?? false}>
          {label}
        </Input.Label>
        <Group gap={4} wrap="nowrap">
          {aside}
          <PillPicker label={label} onPick={insert} />
        </Group>
      </Group>
      {description ? <Input.Description>{description}</Input.Description> : null}
      {hasPills ? (
        <SimpleGrid cols={{ base: 1, xl: 2 }} spacing="xs">
          <PillLine template={value} label={label} onChange={onChange} />
          {liquid}
        </SimpleGrid>
      ) : (
        liquid
      )}
      <div id={`${id}-preview`}>
        <Preview filled={filled} field={field} />
      </div>
    </Stack>
  )
}
