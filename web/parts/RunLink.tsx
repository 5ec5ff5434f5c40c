/** A link to one run. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export function RunLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Anchor renderRoot={(props) => <Link {...props} to="/runs/$id" params={{ id }} />} size="sm" underline="always">
      {children}
    </Anchor>
  )
}
