/** Checks an AI step: the shape of its answer is one that can be held. */
import { checkSchema } from '../../ai/index.ts'
import type { Path } from '../kinds/kind.ts'
import type { AiStep } from '../kinds/steps.ts'
import type { Mistake } from '../mistakes.ts'

const fix = 'Write a JSON Schema: { type: object, properties: { title: { type: string } }, required: [title] }.'

export function checkAi({ ai }: AiStep, path: Path): Mistake[] {
  const { output } = ai
  if (output === undefined) return []
  const at = [...path, 'ai', 'output']
  const unknown = checkSchema(output).map(({ at: place, what }) => ({ path: [...at, ...placeOf(place)], what, fix }))
  if (unknown.length > 0) return unknown
  if (ai.do === 'extract') return []
  if (output['type'] !== 'object') return [{ path: at, what: 'The answer has to be an object.', fix }]
  const properties = (output['properties'] ?? {}) as Record<string, unknown>
  if (!Object.hasOwn(properties, 'usage')) return []
  return [
    {
      path: [...at, 'properties', 'usage'],
      what: '"usage" is where Rainmaker says what the answer cost.',
      fix: 'Choose another name.',
    },
  ]
}

const placeOf = (place: string) => (place === '' ? [] : place.split('.'))
