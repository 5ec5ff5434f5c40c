/** A link to one workflow. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export function WorkflowLink({ name }: { name: string }) {
  return (
    <Anchor
      renderRoot={(props) => <Link {...props} to="/workflows/$name" params={{ name }} />}
      size="sm"
      underline="always"
    >
      {name}
    </Anchor>
  )
}
