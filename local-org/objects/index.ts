/**
 * Front door of the org's objects: their definitions, and what the org derives by itself.
 * Every file of this folder whose name begins with a capital is an object, found by reading the folder; those of its folder
 * `tooling` are seen through the Tooling API only. The folder `further` holds hundreds more, whose fields nobody has asked for.
 */
import type { ChildRelationship, FieldDef, ObjectDef } from '../org/schema.ts'
import { readFolder } from '../read-folder.ts'
import { FurtherObjects, type Head, linksOf } from './further/index.ts'
import type { FieldSpec, ObjectSpec } from './kit/index.ts'

export * from './derived.ts'
export * from './list-views.ts'

/**
 * All objects, in order of their names, each with the list of its children.
 * Every call answers fresh copies of objects and fields, so that one org may add fields without another seeing them.
 */
export async function loadObjects(): Promise<ObjectDef[]> {
  const everywhere = await readSpecs(new URL('.', import.meta.url))
  const tooling = await readSpecs(new URL('tooling/', import.meta.url))
  const specs = [...everywhere, ...tooling.map((spec) => ({ ...spec, tooling: true }))]
  const further = new FurtherObjects(specs)
  const children = childrenByParent(specs)
  const childrenOf = (name: string) => inOrder([...(children.get(name) ?? []), ...further.linksTo(name)])
  const unread = further.heads.map((head) => unreadDef(head, () => further.fieldsOf(head.name), childrenOf))
  return [...specs.map((spec) => toDef(spec, childrenOf)), ...unread]
}

/** Specs as definitions, each with the list of its children among them. */
export function toDefs(specs: ObjectSpec[]): ObjectDef[] {
  const children = childrenByParent(specs)
  return specs.map((spec) => toDef(spec, (name) => inOrder(children.get(name) ?? [])))
}

/** Children are looked for when somebody asks for them. */
function toDef(spec: ObjectSpec, childrenOf: (name: string) => ChildRelationship[]): ObjectDef {
  let known: ChildRelationship[] | undefined
  return {
    ...spec,
    fields: spec.fields.map(toField),
    get childRelationships() {
      known ??= childrenOf(spec.name)
      return known
    },
  }
}

/** The objects told in the files of a folder. */
async function readSpecs(folder: URL): Promise<ObjectSpec[]> {
  const found = await readFolder<{ default: ObjectSpec }>(folder, /^[A-Z]/)
  return found.map(({ module }) => module.default)
}

/** A further object: fields and children come when somebody asks for them. */
function unreadDef(
  { kin, ...head }: Head,
  fieldsOf: () => FieldSpec[],
  childrenOf: (name: string) => ChildRelationship[],
): ObjectDef {
  let fields: FieldDef[] | undefined
  let children: ChildRelationship[] | undefined
  const further = { read: false }
  return {
    ...head,
    further,
    get fields() {
      further.read = true
      fields ??= fieldsOf().map(toField)
      return fields
    },
    get childRelationships() {
      children ??= kin?.kind === 'Feed' ? childrenOf('FeedItem').filter(ofPosts) : childrenOf(head.name)
      return children
    },
  }
}

/** A row of an object's feed is a post: comments, likes and tracked changes hang on it. */
const ofPosts = ({ childSObject }: ChildRelationship) => childSObject.startsWith('Feed')

/** A record that lost a merge is no child of the one that won. */
const NO_CHILD = 'MasterRecordId'

function childrenByParent(specs: ObjectSpec[]): Map<string, ChildRelationship[]> {
  const children = new Map<string, ChildRelationship[]>()
  for (const { name, fields } of specs) {
    for (const { parent, ...child } of fields.flatMap((field) => linksOf(name, field))) {
      if (child.field === NO_CHILD) continue
      const list = children.get(parent) ?? []
      list.push(child)
      children.set(parent, list)
    }
  }
  return children
}

/** By names, capitals first, as every describe has them. */
function inOrder(children: ChildRelationship[]): ChildRelationship[] {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return children.toSorted((a, b) => before(a.childSObject, b.childSObject) || before(a.field, b.field))
}

function toField({ childRelationshipName: _, childCascade: _c, childRestricted: _r, ...field }: FieldSpec): FieldDef {
  return field
}
