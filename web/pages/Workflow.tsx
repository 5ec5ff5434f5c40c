/** One workflow: edited, tried, compared with its versions, turned on and off. */
import { Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { WorkflowDetail } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WorkflowSwitches } from '../parts/WorkflowSwitches.tsx'
import { workflowQuery } from '../queries.ts'

const EditorTabs = lazy(() => import('../editor/EditorTabs.tsx').then(({ EditorTabs }) => ({ default: EditorTabs })))

function Opened({ workflow }: { workflow: WorkflowDetail }) {
  const search = useSearch({ from: '/workflows/$name' })
  const go = useNavigate({ from: '/workflows/$name' })
  return (
    <Screen title={workflow.name} actions={<WorkflowSwitches workflow={workflow} />}>
      {workflow.description ? (
        <Text size="sm" maw={900}>
          {workflow.description}
        </Text>
      ) : null}
      <Suspense fallback={<Tabs />}>
        <EditorTabs
          key={workflow.id}
          workflow={workflow}
          initial={workflow.source}
          tab={search.tab ?? 'edit'}
          view={search.view ?? 'canvas'}
          onShow={(shown) => void go({ search: { ...search, ...shown }, replace: true })}
          onSaved={(name) => void go({ to: '/workflows/$name', params: { name }, search })}
        />
      </Suspense>
    </Screen>
  )
}

export function Workflow() {
  const { name } = useParams({ from: '/workflows/$name' })
  const query = useQuery(workflowQuery(name))
  return <Loaded query={query}>{(workflow) => <Opened workflow={workflow} />}</Loaded>
}
