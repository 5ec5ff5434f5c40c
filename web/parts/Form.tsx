/** A form that sends by Enter and by its button, and shows the Problem when it was refused. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { problemOf } from '../api.ts'
import { ProblemCard } from './ProblemCard.tsx'

interface Props {
  /** What sending it does. */
  sends: { mutate: () => void; error: unknown }
  label?: string
  children: ReactNode
}

export function Form({ sends, label, children }: Props) {
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        sends.mutate()
      }}
    >
      <Stack gap="sm">
        {children}
        {sends.error ? <ProblemCard problem={problemOf(sends.error)} /> : null}
      </Stack>
    </form>
  )
}
