/** The form of the document itself: its name and what it is for. */
import { Stack, Textarea, TextInput } from '@mantine/core'
import { useEditor } from '../useEditor.ts'

export function DocumentForm() {
  const { document, set } = useEditor()
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        data-first-field
        description="Saving under another name makes another workflow"
        required
        value={document.name}
        onChange={(event) => set(['name'], event.currentTarget.value || 'New workflow')}
      />
      <Textarea
        label="Description"
        autosize
        minRows={3}
        value={document.description}
        onChange={(event) => set(['description'], event.currentTarget.value)}
      />
    </Stack>
  )
}
