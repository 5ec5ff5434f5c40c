/** A status word in its colour. */
import { Badge } from '@mantine/core'
import { spoken, statusColours } from '../words.ts'

export function StatusBadge({ status }: { status: string }) {
  return (
    <Badge color={`${statusColours[status] ?? 'gray'}.9`} tt="none">
      {spoken(status)}
    </Badge>
  )
}
