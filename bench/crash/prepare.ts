/** Connects the org as a user does and turns on the workflow whose effects are counted: reads, E1 and E2 writes, a wait, a list. */
import type { Client } from '../../src/cli/client.ts'
import { connectDemo } from '../../src/cli/launch/connect.ts'
import type { OrgProcess } from '../support/org.ts'

export const workflow = `
name: Crash campaign
trigger: { on: leadCreated }
steps:
  - id: account
    action: findAccount
    with: { name: "{{ json.Company }}", onMany: first }
  - id: isKnown
    if: json.Company
    then:
      - id: call
        action: createTask
        with: { subject: "call {{ json.Id }}", whoId: "{{ json.Id }}" }
  - id: pause
    wait: { seconds: 0.3 }
  - id: mark
    action: updateLead
    with: { id: "{{ json.Id }}", title: "done by {{ json.run.id }}" }
  - id: each
    selectMany: [first, second]
    steps:
      - id: note
        action: createTask
        with: { subject: "{{ json.item }} {{ json.Id }}", whoId: "{{ json.Id }}" }
`

/** Subjects of the tasks each lead shall have, once each. */
export const subjectsOf = (leadId: string): string[] => ['call', 'first', 'second'].map((word) => `${word} ${leadId}`)

export async function prepare(client: Client, org: OrgProcess): Promise<void> {
  await connectDemo(client, { ...org, pid: 0 })
  await client.send('POST', '/api/v1/workflows', { source: workflow, activate: true })
}
