/** What a list or card shows while its data is on the way, missing or there. */
import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../api.ts'
import { ProblemCard } from './ProblemCard.tsx'

export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemCard problem={problemOf(query.error)} />
  return <Skeleton height={64} role="status" aria-label="Loading" />
}
