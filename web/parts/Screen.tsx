/** What every screen has: its heading, which is also the title of the window and takes the focus when one comes here. */
import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  title: string
  /** Buttons beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

export function Screen({ title, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Rainmaker`
  }, [title])
  useEffect(() => {
    // The first screen leaves the focus at the top of the page.
    if (window.history.length > 1 && document.activeElement?.closest('nav')) heading.current?.focus()
  }, [])
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h3" ref={heading} tabIndex={-1} className="screen-title">
          {title}
        </Title>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      {children}
    </Stack>
  )
}
