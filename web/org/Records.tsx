/** The records of one object, newest first; one opened, changed, created or deleted as somebody in the org would. */
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api.ts'
import type { ObjectInfo, QueryAnswer } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { objectQuery } from '../queries.ts'
import { RecordEditor } from './RecordEditor.tsx'
import { RowsTable } from './RowsTable.tsx'

/** What tells most about a record, as far as the object has it. */
const telling = [
  'Id',
  'Name',
  'Subject',
  'CaseNumber',
  'Company',
  'Email',
  'Status',
  'StageName',
  'Amount',
  'Phone',
  'Title',
  'OwnerId',
  'LastModifiedDate',
]

const escaped = (text: string) => text.replace(/[\\'%_]/g, (sign) => `\\${sign}`)

function soqlOf({ name, fields }: ObjectInfo, search: string): string {
  const names = new Set(fields.map((field) => field.name))
  const shown = telling.filter((field) => names.has(field))
  const by = ['Name', 'Subject', 'CaseNumber'].find((field) => names.has(field))
  const where = search && by ? ` WHERE ${by} LIKE '%${escaped(search)}%'` : ''
  const order = names.has('LastModifiedDate') ? ' ORDER BY LastModifiedDate DESC' : ''
  return `SELECT ${shown.join(', ')} FROM ${name}${where}${order} LIMIT 50`
}

function Rows({ describe, search, onOpen }: { describe: ObjectInfo; search: string; onOpen: (id: string) => void }) {
  const soql = soqlOf(describe, search)
  const rows = useQuery({
    queryKey: ['org-rows', soql],
    queryFn: () => send<QueryAnswer>('POST', '/query', { soql, limit: 50 }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Loaded query={rows}>
      {({ records }) => <RowsTable rows={records} label={describe.labelPlural} onOpen={onOpen} />}
    </Loaded>
  )
}

export function Records({ counts }: { counts: Record<string, number> }) {
  const objects = Object.entries(counts).map(([name, count]) => ({
    value: name,
    label: `${name} (${count.toLocaleString()})`,
  }))
  const [object, setObject] = useState('Lead')
  const [opened, open] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const describe = useQuery(objectQuery(object))
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label="Object"
          searchable
          allowDeselect={false}
          data={objects}
          value={object}
          onChange={(next) => {
            setObject(next ?? object)
            open(null)
          }}
        />
        <TextInput label="Name contains" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button variant="default" onClick={() => open('new')}>
          New {object}
        </Button>
      </Group>
      <Loaded query={describe}>
        {(of) => (
          <>
            {opened ? (
              <RecordEditor
                key={`${object} ${opened}`}
                describe={of}
                id={opened === 'new' ? null : opened}
                onClose={() => open(null)}
              />
            ) : null}
            <Rows describe={of} search={search} onOpen={open} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}
