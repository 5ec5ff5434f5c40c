/** Saves the working copies of a MetadataContainer when a ContainerAsyncRequest asks for it. */

import { groundOf, messageJson, updateFromJson } from '../../metadata/index.ts'
import { OrgError, type OrgView, type Row } from '../../org/index.ts'
import { objectOf, saveOne } from '../rows/index.ts'
import { type Answer, type Call, json, payloadObject } from '../wire/index.ts'

const request = 'ContainerAsyncRequest'
/** Where a package has programs of each type. */
const files: Readonly<Record<string, string>> = {
  ApexClass: 'classes/*.cls',
  ApexTrigger: 'triggers/*.trigger',
  ApexPage: 'pages/*.page',
  ApexComponent: 'components/*.component',
}
const programs = Object.keys(files)
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
  const copies = programs.flatMap((type) => copiesIn(call.view, container, type))
  const problem = isCheckOnly ? undefined : refusalOf(() => putAll(call, copies))
  const DeployDetails = JSON.stringify(details(copies, problem, call.instance.org.clock.now()))
  return { State: problem === undefined ? 'Completed' : 'Failed', ErrorMsg: problem ?? null, DeployDetails }
}

/** The words of a refusal; undefined when there is none. */
function refusalOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (failure) {
    if (failure instanceof OrgError) return failure.message
    throw failure
  }
}

/** Members as a deployment of files has them. */
function details(copies: Copy[], problem: string | undefined, at: number) {
  const all = copies.map(({ type, name, id }) => {
    const told = { componentType: type, fullName: name, fileName: fileName(type, name), id }
    const done = { changed: problem === undefined, created: false, deleted: false }
    return messageJson({ ...told, ...done, ...(problem === undefined ? {} : { problem }) }, at)
  })
  return {
    allComponentMessages: all,
    componentFailures: all.filter(({ success }) => !success),
    componentSuccesses: all.filter(({ success }) => success),
    runTestResult: null,
  }
}

/** 'classes/Sum.cls'. */
function fileName(type: string, name: string): string {
  return files[type]?.replace('*', name) ?? name
}

interface Copy {
  type: string
  name: string
  /** Of the program that is worked on. */
  id: string
  body: string
}

function copiesIn(view: OrgView, container: string, type: string): Copy[] {
  const isIn = (row: Row) => String(row['MetadataContainerId']).slice(0, 15) === container.slice(0, 15)
  return [...view.table(`${type}Member`).all()].filter(isIn).map((row) => {
    const id = String(row['ContentEntityId'])
    return { type, id, name: String(view.table(type).get(id)?.['Name'] ?? ''), body: String(row['Body']) }
  })
}

function putAll(call: Call, copies: Copy[]): void {
  for (const { type, name, body } of copies) {
    const content = Buffer.from(body).toString('base64')
    updateFromJson(groundOf(call), type, name, { content })
  }
}
