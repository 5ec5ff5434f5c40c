/** The form of the document itself: its name and what it is for. */
import { Stack, Textarea } from '@mantine/core'
import { useEditor } from '../useEditor.ts'
import { NameInput } from './NameInput.tsx'

export function DocumentForm() {
  const { document, set } = useEditor()
  return (
    <Stack gap="sm">
      <NameInput description="Saving under another name makes another workflow" />
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
