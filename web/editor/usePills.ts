/** The pills that can be read at the selected place, with labels of the org and values of the sample. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { recordOf, textOf } from '../json.ts'
import { actionQuery, objectQuery, triggersQuery } from '../queries.ts'
import { pathOf, walk } from './model/document-shape.ts'
import { type Pill, pillsAt } from './model/pills.ts'
import { useEditor } from './useEditor.ts'
import { useTrial } from './useTrial.ts'

export function usePills(): Pill[] {
  const { document, selected } = useEditor()
  const { json } = useTrial()
  const triggers = useQuery(triggersQuery)
  const trigger = triggers.data?.items.find(({ id }) => id === document.trigger.on)
  const object = trigger?.object ?? textOf(document.trigger.with['object'])
  const describe = useQuery(objectQuery(object, document.trigger.connection))
  const actions = [...new Set([...walk(document.steps)].flatMap(({ step }) => textOf(step['action']) || []))]
  const described = useQueries({
    queries: actions.map(actionQuery),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.output] as const] : []))),
  })
  return useMemo(() => {
    const fields = new Map(describe.data?.fields.map(({ name, label, type }) => [name, { label, type }]))
    const record = describe.data ? json : { ...recordOf(trigger?.sample), ...json }
    const outputs = (id: string) => described.get(id) ?? {}
    return pillsAt(document, pathOf(selected), { json: record, outputs, fields })
  }, [document, selected, json, describe.data, described, trigger])
}
