/** The control for each type of the org's fields. Types without one are texts. */
import { Autocomplete, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import type { ComponentType } from 'react'
import type { FieldProps } from './FieldProps.ts'
import { ReferencePicker } from './ReferencePicker.tsx'

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))
const shared = ({ label, description, required }: FieldProps) => ({ label, description, required })

function YesNo(props: FieldProps) {
  const { value, onChange } = props
  return (
    <Select
      {...shared(props)}
      clearable
      placeholder="Left as it is"
      data={[
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]}
      value={value === undefined || value === null ? null : text(value)}
      onChange={(next) => onChange(next === null ? undefined : next === 'true')}
    />
  )
}

/** What stands in the document and is not in the list (any more) is shown as it is. */
function withOwn(choices: { value: string; label: string }[], own: string[]) {
  const known = new Set(choices.map(({ value }) => value))
  return [
    ...choices,
    ...own.filter((one) => one && !known.has(one)).map((one) => ({ value: one, label: `${one} (not in the list)` })),
  ]
}

const choicesOf = ({ choices, field }: FieldProps) =>
  choices ?? field?.picklistValues.filter(({ active }) => active).map(({ value, label }) => ({ value, label })) ?? []

function Choice(props: FieldProps) {
  return (
    <Select
      {...shared(props)}
      searchable
      clearable
      data={withOwn(choicesOf(props), [text(props.value)])}
      value={text(props.value) || null}
      onChange={(next) => props.onChange(next ?? undefined)}
    />
  )
}

/** A picklist that takes any other text as well, such as the subject of a task. */
function TextWithChoices(props: FieldProps) {
  return (
    <Autocomplete
      {...shared(props)}
      clearable
      data={[...new Set(choicesOf(props).map(({ value }) => value))]}
      value={text(props.value)}
      onChange={(next) => props.onChange(next || undefined)}
    />
  )
}

/** Salesforce keeps several values in one text: A;B. */
function Choices(props: FieldProps) {
  const chosen = text(props.value).split(';').filter(Boolean)
  return (
    <MultiSelect
      {...shared(props)}
      searchable
      clearable
      data={withOwn(choicesOf(props), chosen)}
      value={chosen}
      onChange={(next) => props.onChange(next.length > 0 ? next.join(';') : undefined)}
    />
  )
}

function Day(props: FieldProps) {
  return (
    <TextInput
      {...shared(props)}
      type="date"
      value={text(props.value).slice(0, 10)}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    />
  )
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** ISO with Z in the document, the reader's own time in the control. */
function localTime(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  const day = `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
  return `${day}T${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

function Moment(props: FieldProps) {
  return (
    <TextInput
      {...shared(props)}
      type="datetime-local"
      value={localTime(text(props.value))}
      onChange={(event) => {
        const { value } = event.currentTarget
        props.onChange(value ? new Date(value).toISOString() : undefined)
      }}
    />
  )
}

function Numeral(props: FieldProps) {
  const { value, field } = props
  const number = typeof value === 'number' ? value : Number(text(value))
  return (
    <NumberInput
      {...shared(props)}
      value={text(value) === '' || Number.isNaN(number) ? '' : number}
      decimalScale={field?.scale ?? 10}
      onChange={(next) => props.onChange(next === '' ? undefined : Number(next))}
    />
  )
}

function Reference(props: FieldProps) {
  return (
    <ReferencePicker
      {...shared(props)}
      objects={props.field?.referenceTo ?? []}
      connection={props.connection}
      value={text(props.value)}
      onChange={(id) => props.onChange(id || undefined)}
    />
  )
}

const controls: Record<string, ComponentType<FieldProps>> = {
  boolean: YesNo,
  picklist: Choice,
  combobox: TextWithChoices,
  multipicklist: Choices,
  date: Day,
  datetime: Moment,
  double: Numeral,
  currency: Numeral,
  percent: Numeral,
  int: Numeral,
  number: Numeral,
  integer: Numeral,
  reference: Reference,
}

/** Null: a text, which may always read data. */
export function controlFor({ field, type, choices }: FieldProps): ComponentType<FieldProps> | null {
  if (choices && !['multipicklist', 'combobox'].includes(field?.type ?? '')) return Choice
  return controls[field?.type ?? type ?? ''] ?? null
}
