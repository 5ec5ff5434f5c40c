/** Fields that show a parent's value: set when the row is saved, and again when the parent changes. */
import { mirrors } from '../../objects/index.ts'
import { type Change, type Draft, fill, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Value } from '../schema.ts'

/** 'WhatId:Account.Id' -> follow WhatId, only to an Account, then take Id. */
interface Hop {
  field: string
  onlyTo: string | undefined
}

interface Mirror {
  object: string
  field: string
  paths: Hop[][]
}

const parse = (path: string): Hop[] =>
  path.split('.').map((hop) => {
    const [field = '', onlyTo] = hop.split(':')
    return { field, onlyTo }
  })

const MIRRORS: Mirror[] = Object.entries(mirrors).flatMap(([object, fields]) =>
  Object.entries(fields).map(([field, paths]) => ({ object, field, paths: paths.map(parse) })),
)
const BY_OBJECT = new Map(Object.keys(mirrors).map((name) => [name, MIRRORS.filter(({ object }) => object === name)]))

function valueAt(context: RuleContext, values: Draft, path: Hop[]): Value {
  let current: Draft | undefined = values
  for (const [index, { field, onlyTo }] of path.entries()) {
    const value: Value = current?.[field] ?? null
    if (index === path.length - 1) return value
    if (value === null || (onlyTo && context.catalog.ofId(String(value))?.name !== onlyTo)) return null
    current = context.live(value)
  }
  return null
}

function mirrored(context: RuleContext, values: Draft, { paths }: Mirror): Value {
  for (const path of paths) {
    const value = valueAt(context, values, path)
    if (value !== null) return value
  }
  return null
}

/** Mirrors of some object's field, with the references that lead there in one hop. */
function watching(catalog: Catalog, parent: string): Map<string, { mirror: Mirror; key: string }[]> {
  const found = new Map<string, { mirror: Mirror; key: string }[]>()
  for (const mirror of MIRRORS) {
    for (const [first, second] of mirror.paths) {
      const reference = first && catalog.get(mirror.object)?.field(first.field)
      if (!second || !reference?.referenceTo?.includes(parent) || second.field === 'Id') continue
      if (!catalog.get(parent)?.has(second.field)) continue
      const list = found.get(second.field) ?? []
      list.push({ mirror, key: reference.name })
      found.set(second.field, list)
    }
  }
  return found
}

const cache = new WeakMap<Catalog, { version: number; parents: Map<string, ReturnType<typeof watching>> }>()

function watchersOf(catalog: Catalog, parent: string): ReturnType<typeof watching> {
  let known = cache.get(catalog)
  if (known?.version !== catalog.version) {
    known = { version: catalog.version, parents: new Map() }
    cache.set(catalog, known)
  }
  const watchers = known.parents.get(parent) ?? watching(catalog, parent)
  known.parents.set(parent, watchers)
  return watchers
}

function refresh(change: Change, context: RuleContext): void {
  const parentId = change.after['Id'] ?? null
  for (const [field, watchers] of watchersOf(context.catalog, change.meta.name)) {
    if (!isChanged(change, field)) continue
    for (const { mirror, key } of watchers) {
      for (const child of context.find(mirror.object, key, parentId)) {
        const meta = context.catalog.get(mirror.object)
        if (meta?.has(mirror.field)) context.write(child.Id, { [mirror.field]: mirrored(context, child, mirror) })
      }
    }
  }
}

export default {
  objects: 'all',
  order: 90,
  before(change, context) {
    if (change.kind === 'delete') return
    for (const mirror of BY_OBJECT.get(change.meta.name) ?? []) {
      const isCheckbox = change.meta.field(mirror.field)?.type === 'boolean'
      fill(change, mirror.field, mirrored(context, change.after, mirror) ?? (isCheckbox ? false : null))
    }
  },
  after(change, context) {
    if (change.kind === 'update') refresh(change, context)
  },
} satisfies Rule
