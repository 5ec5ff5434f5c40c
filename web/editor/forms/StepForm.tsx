/** The form of the selected step: names, what its kind takes, what it does when it fails. */
import { Accordion, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Json, recordOf, textOf } from '../../json.ts'
import { connectionsQuery, schemaQuery } from '../../queries.ts'
import { PreviewProvider } from '../mapping/PreviewContext.ts'
import { kindOf, type Path, type StepShape } from '../model/document-shape.ts'
import { isStepsSchema, kindSchema, propertiesOf, requiredIn } from '../model/schema.ts'
import { templatesIn } from '../model/tokens.ts'
import { TestStep } from '../trial/TestStep.tsx'
import { useEditor } from '../useEditor.ts'
import { useFilled, useTrial } from '../useTrial.ts'
import { ActionInputs } from './ActionInputs.tsx'
import { ActionPicker } from './ActionPicker.tsx'
import { Conditions } from './Conditions.tsx'
import { ConnectionSelect } from './ConnectionSelect.tsx'
import { SchemaField } from './SchemaField.tsx'

/** Written by parts of their own, or hidden below. */
const apart = new Set(['id', 'title', 'action', 'with', 'connection', 'if', 'elseIf', 'filter'])
const rare = new Set(['onError', 'nil', 'retry', 'timeoutMs', 'concurrency', 'collect'])

/** Steps inside belong to the outline. */
const isOwn = ([name, schema]: [string, Json]) => !apart.has(name) && !isStepsSchema(schema)

interface StepFormProps {
  step: StepShape
  path: Path
}

/** Conditions as templates that say yes or no. */
function conditionTemplates(step: StepShape): Record<string, string> {
  const asked = (condition: unknown) => `{% if ${textOf(condition)} %}yes{% else %}no{% endif %}`
  const ways = Array.isArray(step['elseIf']) ? step['elseIf'] : []
  const entries: [string, string][] = ways.map((way: unknown, at) => [`elseIf/${at}/if`, asked(recordOf(way)['if'])])
  for (const name of ['if', 'filter']) if (textOf(step[name])) entries.push([name, asked(step[name])])
  return Object.fromEntries(entries)
}

function Names({ step, path }: StepFormProps) {
  const { set } = useEditor()
  return (
    <>
      <TextInput
        label="Title"
        data-first-field
        value={step.title ?? ''}
        onChange={(event) => set([...path, 'title'], event.currentTarget.value)}
      />
      <TextInput
        label="Name"
        description={`Later steps read its result as json.${step.id}`}
        required
        value={step.id}
        error={/^[A-Za-z]\w*$/.test(step.id) ? null : 'Letters, digits and _ only, beginning with a letter'}
        onChange={(event) => set([...path, 'id'], event.currentTarget.value || 'step')}
        spellCheck={false}
      />
    </>
  )
}

function ActionPart({ step, path }: StepFormProps) {
  const { set } = useEditor()
  const connections = useQuery(connectionsQuery)
  const [action, connection] = [textOf(step['action']), textOf(step['connection'])]
  return (
    <>
      <ActionPicker kind="action" label="Action" value={action} onChange={(id) => set([...path, 'action'], id)} />
      {(connections.data?.items.length ?? 0) > 1 ? (
        <ConnectionSelect value={connection} onChange={(name) => set([...path, 'connection'], name)} />
      ) : null}
      <ActionInputs
        key={action}
        action={action}
        given={recordOf(step['with'])}
        connection={connection || undefined}
        onChange={(name, value) => set([...path, 'with', name], value)}
      />
    </>
  )
}

export function StepForm({ step, path }: StepFormProps) {
  const { set } = useEditor()
  const { json } = useTrial()
  const schema = useQuery(schemaQuery)
  const kind = kindOf(step)
  const templates = useMemo(() => {
    const { then: _then, else: _else, steps: _steps, catch: _catch, elseIf: _elseIf, ...own } = step
    return { ...templatesIn(own), ...conditionTemplates(step) }
  }, [step])
  const filled = useFilled(templates, json)
  const of = kindSchema(schema.data ?? {}, kind)
  const fields = propertiesOf(of).filter(isOwn)
  const field = ([name, one]: [string, Json]) => (
    <SchemaField
      key={name}
      name={name}
      schema={one}
      value={step[name]}
      required={requiredIn(of).includes(name)}
      place={name}
      onChange={(value) => set([...path, name], value)}
    />
  )
  return (
    <PreviewProvider value={filled}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {textOf(of['description'])}
        </Text>
        <Names step={step} path={path} />
        <Conditions step={step} path={path} />
        {kind === 'action' ? <ActionPart step={step} path={path} /> : null}
        {kind === 'run' ? (
          <SchemaField
            name="with"
            schema={recordOf(recordOf(of['properties'])['with'])}
            value={step['with']}
            required={false}
            place="with"
            onChange={(value) => set([...path, 'with'], value)}
          />
        ) : null}
        {fields.filter(([name]) => !rare.has(name)).map(field)}
        <TestStep step={step} filled={filled} />
        <Accordion variant="separated">
          <Accordion.Item value="rare">
            <Accordion.Control>When it fails, and other settings</Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">{fields.filter(([name]) => rare.has(name)).map(field)}</Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </PreviewProvider>
  )
}
