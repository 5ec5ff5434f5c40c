/** The local org from within: its records, a box for SOQL, faults made on purpose, its clock, its mail. */
import { Group, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { get } from '../api.ts'
import type { LocalOrgState } from '../contract.ts'
import { CallsTable } from '../org/CallsTable.tsx'
import { ClockCard } from '../org/ClockCard.tsx'
import { Faults } from '../org/Faults.tsx'
import { MailTable } from '../org/MailTable.tsx'
import { Records } from '../org/Records.tsx'
import { SoqlBox } from '../org/SoqlBox.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'

function Glance({ state }: { state: LocalOrgState }) {
  const records = Object.values(state.records).reduce((sum, count) => sum + count, 0)
  return (
    <Group gap="lg">
      <Text size="sm">Org {state.orgId}</Text>
      <Text size="sm">{records.toLocaleString()} records</Text>
      <Text size="sm">
        {state.apiUsage.used.toLocaleString()} of {state.apiUsage.max.toLocaleString()} API calls
      </Text>
      <Text size="sm">{state.faults === 0 ? 'no faults' : `${state.faults} faults set`}</Text>
    </Group>
  )
}

const tabs: { value: string; label: string; show: (props: { state: LocalOrgState }) => ReactNode }[] = [
  { value: 'records', label: 'Records', show: ({ state }) => <Records counts={state.records} /> },
  { value: 'soql', label: 'SOQL', show: SoqlBox },
  { value: 'faults', label: 'Faults', show: Faults },
  { value: 'clock', label: 'Clock', show: ({ state }) => <ClockCard now={state.now} /> },
  { value: 'calls', label: 'Calls', show: CallsTable },
  { value: 'mail', label: 'Mail', show: MailTable },
]

export function LocalOrg() {
  const { tab = 'records' } = useSearch({ from: '/local-org' })
  const go = useNavigate({ from: '/local-org' })
  const state = useQuery({
    queryKey: ['local-org'],
    queryFn: () => get<LocalOrgState>('/local-org'),
    refetchInterval: 5_000,
    retry: false,
  })
  return (
    <Screen title="Local org">
      <Loaded query={state}>
        {(shown) => (
          <>
            <Glance state={shown} />
            <Tabs
              value={tabs.find(({ value }) => value === tab)?.value ?? 'records'}
              onChange={(next) => void go({ search: { tab: next ?? 'records' }, replace: true })}
              keepMounted={false}
            >
              <Tabs.List>
                {tabs.map(({ value, label }) => (
                  <Tabs.Tab key={value} value={value}>
                    {label}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {tabs.map(({ value, show: Show }) => (
                <Tabs.Panel key={value} value={value} pt="sm">
                  <Show state={shown} />
                </Tabs.Panel>
              ))}
            </Tabs>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
