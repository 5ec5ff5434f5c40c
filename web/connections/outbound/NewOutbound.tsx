/** Sets an outbound message up in the org: message, flow and the address they go to; or only the address. */
import { Alert, Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import { FieldsSelect } from '../../parts/FieldsSelect.tsx'
import { Form } from '../../parts/Form.tsx'
import { ObjectsSelect } from '../../parts/ObjectsSelect.tsx'
import { ShownOnce } from '../../people/ShownOnce.tsx'
import { objectQuery } from '../../queries.ts'
import { ConditionRows } from './ConditionRows.tsx'
import { bodyOf, emptyWish, type OutboundWish } from './outbound-wish.ts'

const saves = [
  { value: 'create-or-update', label: 'When a record is created or changed' },
  { value: 'create', label: 'When a record is created' },
]

interface Part {
  wish: OutboundWish
  set: (changed: Partial<OutboundWish>) => void
}

/** What the org is told to send, when we set it up there. */
function Sending({ wish, set, connection }: Part & { connection: string }) {
  const describe = useQuery(objectQuery(wish.object, connection))
  if (wish.byHand || !wish.object) return null
  return (
    <>
      <Select
        label="When"
        data={saves}
        value={wish.on}
        allowDeselect={false}
        onChange={(on) => set({ on: on === 'create' ? 'create' : 'create-or-update' })}
      />
      <FieldsSelect
        label="Fields sent besides Id"
        description="The record is read anew when a message comes, so none is needed"
        object={wish.object}
        connection={connection}
        value={wish.fields}
        onChange={(fields) => set({ fields })}
      />
      <ConditionRows
        fields={describe.data?.fields ?? []}
        value={wish.conditions}
        onChange={(conditions) => set({ conditions })}
      />
    </>
  )
}

function Made({ name, url, byHand }: { name: string; url: string; byHand: boolean }) {
  if (!byHand) {
    return (
      <Alert color="green" role="status">
        {name} is set up in the org. A workflow hears it with the trigger “Outbound Message” and this name.
      </Alert>
    )
  }
  return (
    <ShownOnce
      title="Its address"
      secret={url}
      about="It is not shown again. In Setup → Outbound Messages, make a message that goes there."
    />
  )
}

export function NewOutbound({ connection }: { connection: string }) {
  const [wish, setWish] = useState(emptyWish)
  const set = (changed: Partial<OutboundWish>) => setWish((old) => ({ ...old, ...changed }))
  const fields = useQuery(objectQuery(wish.object, connection)).data?.fields
  const client = useQueryClient()
  const typeOf = (name: string) => fields?.find((field) => field.name === name)?.type
  const make = useMutation({
    mutationFn: () => send<{ url: string }>('POST', `/connections/${connection}/outbound`, bodyOf(wish, typeOf)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['outbound', connection] }),
  })
  return (
    <Form sends={make} label="New outbound message">
      <TextInput
        label="Name of the message"
        description="Letters, digits and single _, as the org keeps it"
        placeholder="Case_Escalated"
        required
        spellCheck={false}
        value={wish.name}
        onChange={(event) => set({ name: event.currentTarget.value.trim() })}
      />
      <ObjectsSelect
        label="Object"
        required
        most={1}
        connection={connection}
        value={wish.object ? [wish.object] : []}
        onChange={([object = '']) => set({ object, fields: [], conditions: [] })}
      />
      <Checkbox
        label="Only make its address: message and flow are set up by hand"
        checked={wish.byHand}
        onChange={(event) => set({ byHand: event.currentTarget.checked })}
      />
      <Sending wish={wish} set={set} connection={connection} />
      <TextInput
        label="Where Salesforce reaches this server"
        description="Empty: its public address (RAINMAKER_PUBLIC_URL)"
        placeholder="https://rainmaker.acme.example"
        spellCheck={false}
        value={wish.address}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <Group>
        <Button type="submit" loading={make.isPending} disabled={!wish.object}>
          Set it up
        </Button>
      </Group>
      {make.data ? <Made name={wish.name} url={make.data.url} byHand={wish.byHand} /> : null}
    </Form>
  )
}
