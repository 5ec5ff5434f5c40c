/** One input of an action: the control that fits the org's field, or a template that reads data. */
import { Button, TextInput } from '@mantine/core'
import { useContext, useState } from 'react'
import { TemplateInput } from '../mapping/TemplateInput.tsx'
import { isTemplate } from '../model/tokens.ts'
import { controlFor } from './controls.tsx'
import type { FieldProps } from './FieldProps.ts'
import { ReadsData } from './ReadsData.ts'

const asText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

export function FieldInput(props: FieldProps) {
  const { label, description, required, value, place, field, onChange } = props
  const Control = controlFor(props)
  const mayRead = useContext(ReadsData)
  const [wished, wish] = useState<'data' | 'value' | null>(null)
  const readsData = wished === 'data' || (wished === null && isTemplate(value))
  const canSwitch = Control !== null
  const turn = () => {
    wish(readsData ? 'value' : 'data')
    if (readsData) onChange(undefined)
  }
  if (Control && !readsData) {
    return (
      <div className="field">
        <Control {...props} />
        {mayRead ? (
          <Button size="compact-xs" variant="default" onClick={turn} aria-label={`Use data for ${label}`}>
            {'{ } Use data'}
          </Button>
        ) : null}
      </div>
    )
  }
  if (!mayRead) {
    return (
      <TextInput
        label={label}
        description={description}
        required={required}
        value={asText(value)}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    )
  }
  return (
    <TemplateInput
      label={label}
      description={description}
      required={required}
      value={asText(value)}
      place={place}
      field={field}
      onChange={onChange}
      aside={
        canSwitch ? (
          <Button size="compact-xs" variant="default" onClick={turn} aria-label={`Use a fixed value for ${label}`}>
            Fixed value
          </Button>
        ) : null
      }
    />
  )
}
