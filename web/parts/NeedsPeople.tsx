/** How many runs wait for a person, beside the place where they are. */
import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { RunStatus } from '../contract.ts'
import { statusColour } from '../words.ts'

const statuses = { '/issues': 'failed', '/in-doubt': 'in-doubt' } as const

export function NeedsPeople({ of }: { of: keyof typeof statuses }) {
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: () => get<Partial<Record<RunStatus, number>>>('/runs/counts'),
  })
  const count = counts.data?.[statuses[of]] ?? 0
  if (count === 0) return null
  return (
    <Badge size="sm" color={statusColour(statuses[of])}>
      {count.toLocaleString()}
    </Badge>
  )
}
