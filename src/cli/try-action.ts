/** rainmaker actions run --dry-run: what an action would change, found out by a dry run of a workflow that consists of it. */
import type { RunDetail } from '../contract/index.ts'
import type { Client } from './client.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Each value is read from the payload, where it is data: no template in it is filled. */
function step(action: string, connection: string | undefined, input: unknown, at: number): object {
  const names = isRecord(input) ? Object.keys(input) : []
  return {
    id: `input${at + 1}`,
    action,
    ...(connection ? { connection } : {}),
    with: Object.fromEntries(names.map((name) => [name, `{{ json.inputs[${at}].${name} }}`])),
  }
}

/** Throws as the dry run of a workflow does; writes nothing. */
export async function tryAction(
  client: Client,
  action: string,
  inputs: unknown[],
  connection: string | undefined,
): Promise<RunDetail> {
  const document = {
    name: `rainmaker actions run ${action} --dry-run`,
    trigger: { on: 'manual' },
    steps: inputs.map((input, at) => step(action, connection, input, at)),
  }
  const draft = { source: JSON.stringify(document), payload: { inputs } }
  const run = await client.send<RunDetail>('POST', '/api/v1/drafts/dry-run', draft)
  return { ...run, workflowName: action }
}
