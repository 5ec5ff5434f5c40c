/** What must hold of every definition; a mistake stops the start and names the file. */
import { Problem } from '../problems.ts'
import type { Action, Trigger } from './define.ts'
import type { CrmObject } from './object.ts'
import type { FolderEntry } from './read-folder.ts'

interface Definitions {
  objects: FolderEntry<CrmObject>[]
  actions: FolderEntry<Action>[]
  triggers: FolderEntry<Trigger>[]
  allActions: Action[]
  allTriggers: Trigger[]
}

/** Throws Problem `definition-invalid`. */
export function checkCatalog({ objects, actions, triggers, allActions, allTriggers }: Definitions): void {
  for (const { name, value } of objects) checkObject(name, value)
  for (const { name, value } of actions) mustBe(value.id === name, `actions/${name}.ts`, `its id is "${value.id}"`)
  for (const { name, value } of triggers) mustBe(value.id === name, `triggers/${name}.ts`, `its id is "${value.id}"`)
  for (const action of allActions) checkAction(action)
  for (const trigger of allTriggers) checkTrigger(trigger)
  mustBeOnce(allActions, 'action')
  mustBeOnce(allTriggers, 'trigger')
}

function checkObject(file: string, object: CrmObject): void {
  const place = `objects/${file}.ts`
  mustBe(object.name === file, place, `its name is "${object.name}"`)
  const fields = Object.keys(object.fields)
  const used = [...object.findBy.map((key) => key.field), ...object.fingerprint]
  for (const name of [...used, ...Object.keys(object.sample.create)]) {
    mustBe(fields.includes(name), place, `it uses the field "${name}" and does not have it`)
  }
}

function checkAction(action: Action): void {
  const place = `action ${action.id}`
  const writes = action.effect !== 'read'
  mustBe(writes === Boolean(action.writeClass), place, writes ? 'it writes without a class' : 'it reads with a class')
  mustBe(action.writeClass !== 'E2' || Boolean(action.look), place, 'a verified write must know how to look')
  mustBe(
    action.examples.some((example) => example.output),
    place,
    'it has no example',
  )
  mustBe(
    action.examples.some((example) => example.problem),
    place,
    'it has no example of a mistake',
  )
}

function checkTrigger({ id, examples = [] }: Trigger): void {
  for (const hears of [true, false]) {
    const known = examples.some((example) => example.hears === hears)
    mustBe(known, `trigger ${id}`, `it has no example of what it ${hears ? 'hears' : 'does not hear'}`)
  }
}

function mustBeOnce(all: { id: string }[], kind: string): void {
  const seen = new Set<string>()
  for (const { id } of all) {
    mustBe(!seen.has(id), `${kind} ${id}`, 'it is defined twice')
    seen.add(id)
  }
}

function mustBe(holds: boolean, place: string, why: string): void {
  if (holds) return
  throw new Problem('definition-invalid', { what: `${place} is wrong: ${why}.`, fix: 'Correct the definition.' })
}
