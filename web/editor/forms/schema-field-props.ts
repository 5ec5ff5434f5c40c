/** What an input of a property is given, and how properties are spoken of. */
import type { Json } from '../../json.ts'

export interface SchemaFieldProps {
  name: string
  schema: Json
  value: unknown
  required: boolean
  /** Its place in the step: with/subject. */
  place: string
  onChange: (value: unknown) => void
}

/** firstDelayMs -> First delay ms */
export function spokenName(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
