/** What a template gives with the sample, beside the template itself. */
import { Text } from '@mantine/core'
import type { FieldInfo, Filled } from '../../contract.ts'
import { misfitOf } from './fits-field.ts'

const longest = 160

export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text === '') return 'empty text'
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}

export function Preview({ filled, field }: { filled: Filled | undefined; field?: FieldInfo | undefined }) {
  if (!filled) return null
  if (!filled.ok) {
    return (
      <Text size="xs" className="wrong">
        ✗ {filled.problem.what}
      </Text>
    )
  }
  const misfit = misfitOf(filled.value, field)
  return (
    <Text size="xs" className={misfit ? 'wrong' : 'preview'}>
      {misfit ? `✗ ${misfit}` : `→ ${shownValue(filled.value)}`}
    </Text>
  )
}
