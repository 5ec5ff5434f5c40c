/** The key of an agent, this one time, and what to put where so that the agent comes in with it. */
import { Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { RowButton } from '../parts/RowButton.tsx'
import { ShownOnce } from '../people/ShownOnce.tsx'

/** What programs such as Claude or Cursor read: the address of the door and the key. */
function settingsFor(secret: string): string {
  const server = { type: 'http', url: `${window.location.origin}/mcp`, headers: { Authorization: `Bearer ${secret}` } }
  return JSON.stringify({ mcpServers: { salesforce: server } }, null, 2)
}

export function NewKeyShown({ secret }: { secret: string }) {
  const settings = settingsFor(secret)
  return (
    <Stack gap="xs">
      <ShownOnce
        title="The key of the agent"
        secret={secret}
        about="It is not shown again. It opens /mcp, and no other door."
      />
      <Group justify="space-between">
        <Text size="sm">For agents that read their servers from a file (.mcp.json):</Text>
        <CopyButton value={settings}>
          {({ copied, copy }) => (
            <RowButton label={`${copied ? 'Copied' : 'Copy'} the settings`} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </RowButton>
          )}
        </CopyButton>
      </Group>
      <Code block>{settings}</Code>
    </Stack>
  )
}
