/** The name of the workflow. */
import { TextInput } from '@mantine/core'
import { useEditor } from '../useEditor.ts'

export function NameInput({ description }: { description?: string }) {
  const { document, set } = useEditor()
  return (
    <TextInput
      label="Name"
      data-first-field
      description={description}
      required
      maw={460}
      value={document.name}
      onChange={(event) => set(['name'], event.currentTarget.value || 'New workflow')}
    />
  )
}
