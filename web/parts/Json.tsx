/** Data as it is, readable. */
import { Code } from '@mantine/core'

export function Json({ value, label }: { value: unknown; label: string }) {
  return (
    <Code block component="pre" className="json" aria-label={label} tabIndex={0}>
      {value === null || value === undefined ? '–' : JSON.stringify(value, null, 2)}
    </Code>
  )
}
