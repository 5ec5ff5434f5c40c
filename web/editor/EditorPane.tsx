/** The editor: canvas, outline or YAML on one side, the form of what is selected on the other. */
import { Alert, Box, Group, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core'
import { lazy, Suspense, useRef } from 'react'
import { DocumentForm } from './forms/DocumentForm.tsx'
import { StepForm } from './forms/StepForm.tsx'
import { TriggerForm } from './forms/TriggerForm.tsx'
import { pathOf, stepAt, titleOf } from './model/document-shape.ts'
import { Outline } from './outline/Outline.tsx'
import { StepTools } from './StepTools.tsx'
import { useEditor } from './useEditor.ts'
import { useMistakes } from './useMistakes.ts'

const Canvas = lazy(() => import('./canvas/Canvas.tsx').then(({ Canvas }) => ({ default: Canvas })))
const YamlPane = lazy(() => import('./yaml/YamlPane.tsx').then(({ YamlPane }) => ({ default: YamlPane })))

export const views = [
  { value: 'canvas', label: 'Canvas' },
  { value: 'outline', label: 'Outline' },
  { value: 'yaml', label: 'YAML' },
] as const
export type View = (typeof views)[number]['value']

/** The form of what is selected. */
function Form() {
  const { document, selected } = useEditor()
  const path = pathOf(selected)
  const step = stepAt(document, path)
  const title = step ? titleOf(step) : selected === 'trigger' ? 'Trigger' : 'Workflow'
  return (
    <Stack component="section" aria-label={`Form: ${title}`} gap="sm">
      <Title order={3} size="h4">
        {title}
      </Title>
      {step ? (
        <StepForm key={selected} step={step} path={path} />
      ) : selected === 'trigger' ? (
        <TriggerForm />
      ) : (
        <DocumentForm />
      )}
    </Stack>
  )
}

function TextMistakes() {
  const { mistakes } = useEditor()
  const [first] = mistakes
  if (!first) return null
  return (
    <Alert color="red" title="The YAML cannot be read" role="alert">
      {first.message} Correct it in the YAML; canvas and outline are back then.
    </Alert>
  )
}

export function EditorPane({ view, onView }: { view: View; onView: (view: View) => void }) {
  const form = useRef<HTMLDivElement>(null)
  const { all, isChecking } = useMistakes()
  const openForm = () => form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          data={views.map((one) => ({ ...one }))}
          value={view}
          onChange={(next) => onView(views.find(({ value }) => value === next)?.value ?? 'canvas')}
          aria-label="Show as"
        />
        <StepTools />
      </Group>
      <TextMistakes />
      <div className="editor">
        <Box className="editor-main">
          <Suspense fallback={<Skeleton height={300} />}>
            {view === 'canvas' ? <Canvas /> : view === 'yaml' ? <YamlPane /> : <Outline onOpen={openForm} />}
          </Suspense>
          <p className="editor-state" aria-live="polite">
            {isChecking
              ? ''
              : all.length === 0
                ? '✓ The document is correct.'
                : `✗ ${all.length} ${all.length === 1 ? 'mistake' : 'mistakes'}`}
          </p>
        </Box>
        <Box ref={form} className="editor-form">
          <Form />
        </Box>
      </div>
    </Stack>
  )
}
