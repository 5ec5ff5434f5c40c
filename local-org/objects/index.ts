/**
 * Front door of the org's objects: their definitions, and what the org derives by itself.
 * Every file of this folder whose name begins with a capital is an object, found by reading the folder; those of its folder
 * `tooling` are seen through the Tooling API only.
 */
import type { FieldDef, ObjectDef } from '../org/schema.ts'
import { readFolder } from '../read-folder.ts'
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
  return toDefs([...everywhere, ...tooling.map((spec) => ({ ...spec, tooling: true }))])
}

/** Specs as definitions, each with the list of its children among them. */
export function toDefs(specs: ObjectSpec[]): ObjectDef[] {
  const children = childrenByParent(specs)
  return specs.map((spec) => ({
    ...spec,
    fields: spec.fields.map(toField),
    childRelationships: children.get(spec.name) ?? [],
  }))
}

/** The objects told in the files of a folder. */
export async function readSpecs(folder: URL): Promise<ObjectSpec[]> {
  const found = await readFolder<{ default: ObjectSpec }>(folder, /^[A-Z]/)
  return found.map(({ module }) => module.default)
}

function childrenByParent(specs: ObjectSpec[]): Map<string, ObjectDef['childRelationships']> {
  const children = new Map<string, ObjectDef['childRelationships']>()
  for (const { name, fields } of specs) {
    for (const { name: field, referenceTo = [], childRelationshipName } of fields) {
      for (const parent of referenceTo) {
        const list = children.get(parent) ?? []
        list.push({ childSObject: name, field, relationshipName: childRelationshipName ?? null })
        children.set(parent, list)
      }
    }
  }
  return children
}

function toField({ childRelationshipName: _, ...field }: FieldSpec): FieldDef {
  return field
}
