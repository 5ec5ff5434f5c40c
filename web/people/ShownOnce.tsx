/** A secret that is shown this one time, with a button that copies it. */
import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'

export function ShownOnce({ title, secret, about }: { title: string; secret: string; about: string }) {
  return (
    <Alert title={title} color="green" role="status">
      <Group gap="xs" wrap="nowrap" align="start">
        <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy} flex="none">
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" mt="xs">
        {about}
      </Text>
    </Alert>
  )
}
