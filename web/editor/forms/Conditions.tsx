/** The conditions of a step: its own, and those of further branches. */
import { Button, Group } from '@mantine/core'
import { textOf } from '../../json.ts'
import { TemplateInput } from '../mapping/TemplateInput.tsx'
import { branchesOf, keyOf, type Path, type StepShape } from '../model/document-shape.ts'
import { freeName, idsIn } from '../model/edit-source.ts'
import { useEditor } from '../useEditor.ts'

const help = 'A Liquid expression without braces: json.findAccount.id and json.Amount > 1000'

export function Conditions({ step, path }: { step: StepShape; path: Path }) {
  const { source, set } = useEditor()
  const ways = Array.isArray(step['elseIf']) ? step['elseIf'] : []
  const word = (['if', 'filter'] as const).find((name) => name in step)
  if (!word) return null
  const taken = () => new Set(idsIn(source))
  const addWay = () =>
    set(
      [...path, 'elseIf'],
      [...ways, { if: 'true', then: [{ id: freeName('otherwise', taken()), set: { done: true } }] }],
    )
  const addElse = () => set([...path, 'else'], [{ id: freeName('otherwise', taken()), set: { done: true } }])
  return (
    <>
      <TemplateInput
        label={word === 'if' ? 'If' : 'Only when'}
        description={help}
        required
        condition
        value={textOf(step[word])}
        place={word}
        onChange={(value) => set([...path, word], value || 'true')}
      />
      {branchesOf(step)
        .filter(({ label }) => label === 'else if')
        .map(({ at, condition = '' }) => (
          <TemplateInput
            key={keyOf(at)}
            label={`Else if ${Number(at[1]) + 1}`}
            required
            condition
            value={condition}
            place={`elseIf/${at[1]}/if`}
            onChange={(value) => set([...path, 'elseIf', at[1] ?? 0, 'if'], value || 'true')}
          />
        ))}
      {word === 'if' ? (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={addWay}>
            Add “else if”
          </Button>
          {step['else'] === undefined ? (
            <Button size="xs" variant="default" onClick={addElse}>
              Add “else”
            </Button>
          ) : null}
        </Group>
      ) : null}
    </>
  )
}
