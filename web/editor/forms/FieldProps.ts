/** What an input of an action is given. */
import type { FieldInfo } from '../../contract.ts'

export interface FieldProps {
  label: string
  description?: string | undefined
  required: boolean
  value: unknown
  place: string
  /** The org's field, when it is one. */
  field?: FieldInfo | undefined
  /** Values the record type allows. */
  choices?: { value: string; label: string }[] | undefined
  connection?: string | undefined
  /** JSON type of inputs that are no field of the org. */
  type?: string | undefined
  onChange: (value: unknown) => void
}
