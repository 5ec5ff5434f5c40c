/** A status word in its colour. */
import { Badge } from '@mantine/core'
import { spoken, statusColour } from '../words.ts'

export function StatusBadge({ status }: { status: string }) {
  return (
    <Badge color={statusColour(status)} tt="none" miw="max-content">
      {spoken(status)}
    </Badge>
  )
}
