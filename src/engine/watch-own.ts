/** What happens, told to a watcher of one tenant: only what is that tenant's, in order. */
import { rowsOf, type Store } from '../store/index.ts'
import type { Told } from './told.ts'

const isOwned = 'select 1 from owned where id::text = $1'
const keptIds = 10_000

const aboutWhat = (message: Told): string => {
  if (message.type === 'event') return message.event.connectionId
  return message.type === 'run' ? message.run.workflowId : message.workflowId
}

/** `store` is the tenant's view. Returns the function that ends it. */
export function watchOwn(
  watch: (listener: (message: Told) => void) => () => void,
  { db }: Pick<Store, 'db'>,
  listener: (message: Told) => void,
): () => void {
  const known = new Map<string, boolean>()
  let line = Promise.resolve()
  const pass = async (message: Told): Promise<void> => {
    const id = aboutWhat(message)
    if (known.size > keptIds) known.clear()
    const ours = known.get(id) ?? (await rowsOf(db, isOwned, [id])).length > 0
    known.set(id, ours)
    if (ours) listener(message)
  }
  // What cannot be looked up is not told: the page reads it itself sooner or later.
  return watch((message) => {
    line = line.then(() => pass(message)).catch(() => undefined)
  })
}
