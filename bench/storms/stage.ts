/** What storms rage on: a local org, a PostgreSQL, a server as users start it, two workflows. */
import type { Client } from '../../src/cli/client.ts'
import { connectDemo } from '../../src/cli/launch/connect.ts'
import { startFleet } from '../crash/fleet.ts'
import { type Ground, openGround } from '../crash/ground.ts'
import { type OrgProcess, startOrg } from '../support/org.ts'

/** The workflow most storms meet: a read and a write of each lead. */
export const plain = 'Storm'
/** The workflow that makes every kind of call a step can make. */
export const everyKind = 'Every kind of call'

const sources = [
  `
name: ${plain}
trigger: { on: leadCreated }
steps:
  - id: found
    action: findLead
    with: { id: "{{ json.Id }}" }
  - id: mark
    action: updateLead
    with: { id: "{{ json.Id }}", title: "done by {{ json.run.id }}" }
`,
  `
name: ${everyKind}
trigger: { on: leadCreated }
steps:
  - { id: query, action: query, with: { query: "SELECT Id FROM Account WHERE Name = '{{ json.Company }}' LIMIT 1" } }
  - { id: search, action: search, with: { sosl: "FIND {Northwind} IN NAME FIELDS RETURNING Account(Id)" } }
  - { id: find, action: findLead, with: { id: "{{ json.Id }}" } }
  - { id: create, action: createTask, with: { subject: "call {{ json.Id }}", whoId: "{{ json.Id }}" } }
  - { id: update, action: updateLead, with: { id: "{{ json.Id }}", title: "done by {{ json.run.id }}" } }
  - { id: file, action: addFile, with: { name: "{{ json.Id }}.txt", content: "aGVsbG8=", parentId: "{{ json.Id }}" } }
  - { id: feed, action: postToFeed, with: { parentId: "{{ json.Id }}", body: hello } }
  - { id: remove, action: deleteRecord, with: { object: Task, id: "{{ json.create.id }}" } }
  - { id: convert, action: convertLead, with: { leadId: "{{ json.Id }}" } }
`,
]

export interface Stage {
  org: OrgProcess
  ground: Ground
  client: Client
  close(): Promise<void>
}

export async function openStage(runsAtOnce: number): Promise<Stage> {
  // One after the other: what fails leaves no other running.
  const ground = await openGround()
  const org = await startOrg('demo')
  const fleet = startFleet(ground, { RAINMAKER_RUNS_AT_ONCE: String(runsAtOnce) })
  const close = async () => {
    await fleet.stop()
    await org.stop()
    await ground.close()
  }
  try {
    await fleet.start()
    const client = fleet.client()
    await connectDemo(client, { ...org, pid: 0 })
    for (const source of sources) await client.send('POST', '/api/v1/workflows', { source, activate: true })
    return { org, ground, client, close }
  } catch (error) {
    await close()
    throw error
  }
}
