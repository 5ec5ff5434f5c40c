/** A workflow from nothing: it is there when it is saved. */
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Screen } from '../parts/Screen.tsx'

const EditorTabs = lazy(() => import('../editor/EditorTabs.tsx').then(({ EditorTabs }) => ({ default: EditorTabs })))

const first = `name: New workflow
description: What it is for
trigger:
  on: leadCreated
steps:
  - id: judge
    title: What we look at
    set:
      name: "{{ json.Name }}"
`

export function NewWorkflow() {
  const go = useNavigate()
  const [shown, show] = useState({ tab: 'edit', view: 'outline' })
  return (
    <Screen title="New workflow">
      <Suspense fallback={null}>
        <EditorTabs
          workflow={null}
          initial={first}
          {...shown}
          onShow={(next) => show((old) => ({ ...old, ...next }))}
          onSaved={(name) => void go({ to: '/workflows/$name', params: { name }, search: { tab: 'turn-on' } })}
        />
      </Suspense>
    </Screen>
  )
}
