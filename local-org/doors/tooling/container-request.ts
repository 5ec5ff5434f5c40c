/** Saves the working copies of a MetadataContainer when a ContainerAsyncRequest asks for it. */

import { groundOf, updateFromJson } from '../../metadata/index.ts'
import { OrgError, type OrgView, type Row } from '../../org/index.ts'
import { objectOf, saveOne } from '../rows/index.ts'
import { type Answer, type Call, json, payloadObject } from '../wire/index.ts'

const request = 'ContainerAsyncRequest'
const programs = ['ApexClass', 'ApexTrigger', 'ApexPage', 'ApexComponent']
const asSystem = { asSystem: true, skipCustomRules: true }

/** Undefined when the call is about rows of another object. Throws OrgError. */
export function createContainerRequest(call: Call): Answer | undefined {
  if (objectOf(call).name !== request) return undefined
  const values = payloadObject(call)
  const [{ id }, refused] = saveOne(call, { op: 'create', object: request, values })
  if (refused || id === null) return refused
  const outcome = carriedOut(call, String(values['MetadataContainerId'] ?? ''), values['IsCheckOnly'] === true)
  call.instance.org.update(call.session.userId, request, id, outcome, asSystem)
  return json({ id, success: true, errors: [], warnings: [], infos: [] }, 201)
}

function carriedOut(call: Call, container: string, isCheckOnly: boolean): Record<string, unknown> {
  try {
    const copies = programs.flatMap((type) => copiesIn(call.view, container, type))
    if (!isCheckOnly) for (const copy of copies) put(call, copy)
    return { State: 'Completed', ErrorMsg: null }
  } catch (failure) {
    if (failure instanceof OrgError) return { State: 'Failed', ErrorMsg: failure.message }
    throw failure
  }
}

interface Copy {
  type: string
  name: string
  body: string
}

function copiesIn(view: OrgView, container: string, type: string): Copy[] {
  const isIn = (row: Row) => String(row['MetadataContainerId']).slice(0, 15) === container.slice(0, 15)
  return [...view.table(`${type}Member`).all()].filter(isIn).map((row) => {
    const name = view.table(type).get(String(row['ContentEntityId']))?.['Name']
    return { type, name: String(name ?? ''), body: String(row['Body']) }
  })
}

function put(call: Call, { type, name, body }: Copy): void {
  const content = Buffer.from(body).toString('base64')
  updateFromJson(groundOf(call), type, name, { content })
}
