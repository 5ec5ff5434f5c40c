/** The catalogue: every action and trigger there is, read from the folders and checked once. */
import { Problem } from '../problems.ts'
import type { ChangeKind } from './change.ts'
import { checkCatalog } from './check-catalog.ts'
import type { Action, Trigger } from './define.ts'
import { didYouMean, nearest } from './nearest.ts'
import type { ChangeLetter, CrmObject } from './object.ts'
import { readFolder } from './read-folder.ts'
import { searchCatalog } from './search-catalog.ts'
import type { Verb } from './verb.ts'

export interface Catalog {
  /** In order of group, then id. */
  actions(): Action[]
  triggers(): Trigger[]
  objects(): CrmObject[]
  /** Throws Problem `action-unknown` with near misses. */
  action(id: string): Action
  /** Throws Problem `trigger-unknown` with near misses. */
  trigger(id: string): Trigger
  /** By words of id, title, sentence, object and its synonyms ("deal"), best first. */
  search(text: string): { actions: Action[]; triggers: Trigger[] }
}

/** Changes that can be watched on an object the workflow names. */
const anyObject: ChangeLetter[] = ['n', 'u', 'd', 'r', 'f', 'v', 'q']

/** Reads the folders. Throws Problem `definition-invalid` naming the file. */
export async function loadCatalog(): Promise<Catalog> {
  const at = (folder: string) => new URL(`${folder}/`, import.meta.url)
  const [objects, verbs, changes, actions, triggers] = await Promise.all([
    readFolder<CrmObject>(at('objects')),
    readFolder<Verb>(at('verbs')),
    readFolder<ChangeKind>(at('changes')),
    readFolder<Action>(at('actions')),
    readFolder<Trigger>(at('triggers')),
  ])
  const values = objects.map((entry) => entry.value)
  const allActions = [
    ...values.flatMap((object) =>
      verbActions(
        object,
        verbs.map((entry) => entry.value),
      ),
    ),
  ]
  allActions.push(...actions.map((entry) => entry.value))
  const kinds = changes.map((entry) => entry.value)
  const allTriggers = [
    ...values.flatMap((object) => changeTriggers(object, kinds)),
    ...kinds.filter((kind) => anyObject.includes(kind.letter)).map((kind) => kind.trigger(null)),
  ]
  allTriggers.push(...triggers.map((entry) => entry.value))
  checkCatalog({ objects, actions, triggers, allActions, allTriggers })
  return openCatalog(values, allActions.sort(byGroup), allTriggers.sort(byGroup))
}

function verbActions(object: CrmObject, verbs: Verb[]): Action[] {
  return verbs.filter((verb) => object.verbs.includes(verb.letter)).map((verb) => verb.action(object))
}

function changeTriggers(object: CrmObject, kinds: ChangeKind[]): Trigger[] {
  return kinds.filter((kind) => object.changes.includes(kind.letter)).map((kind) => kind.trigger(object))
}

const byGroup = (a: { group: string; id: string }, b: { group: string; id: string }) =>
  a.group.localeCompare(b.group) || a.id.localeCompare(b.id)

function openCatalog(objects: CrmObject[], actions: Action[], triggers: Trigger[]): Catalog {
  const actionById = new Map(actions.map((action) => [action.id, action]))
  const triggerById = new Map(triggers.map((trigger) => [trigger.id, trigger]))
  return {
    actions: () => actions,
    triggers: () => triggers,
    objects: () => objects,
    action: (id) => actionById.get(id) ?? unknown('action', id, actions),
    trigger: (id) => triggerById.get(id) ?? unknown('trigger', id, triggers),
    search: (text) => ({
      actions: searchCatalog(text, actions, objects),
      triggers: searchCatalog(text, triggers, objects),
    }),
  }
}

function unknown(kind: 'action' | 'trigger', id: string, all: { id: string }[]): never {
  const suggestions = nearest(
    id,
    all.map((one) => one.id),
  )
  throw new Problem(`${kind}-unknown`, {
    what: `There is no ${kind} "${id}".`,
    fix: didYouMean(suggestions) || `List them: rainmaker actions.`,
    suggestions,
  })
}
