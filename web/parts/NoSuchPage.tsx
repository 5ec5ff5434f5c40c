/** An address that leads nowhere. */
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export function NoSuchPage() {
  return (
    <Stack>
      <Title order={2} size="h3">
        There is no such page
      </Title>
      <Text>
        The address may be mistyped, or what it led to was removed.{' '}
        <Anchor renderRoot={(props) => <Link {...props} to="/" />} underline="always">
          Go to the overview
        </Anchor>
      </Text>
    </Stack>
  )
}
