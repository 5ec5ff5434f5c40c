/** The text of a document with its past and future: undo and redo over all ways of editing. */
export interface History {
  past: string[]
  now: string
  future: string[]
  /** What the last change was about; changes about the same soon after it are one. */
  about: string
  at: number
}

export type Change =
  | { type: 'edit'; source: string; about: string; at: number }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'load'; source: string }

const togetherMs = 900
const mostKept = 200

export const fresh = (source: string): History => ({ past: [], now: source, future: [], about: '', at: 0 })

export function historyAfter(history: History, change: Change): History {
  return steps[change.type](history, change)
}

type Reduce = (history: History, change: Change) => History

const steps: Record<Change['type'], Reduce> = {
  edit(history, change) {
    if (change.type !== 'edit' || change.source === history.now) return history
    const goesOn = change.about !== '' && change.about === history.about && change.at - history.at < togetherMs
    const past = goesOn ? history.past : [...history.past.slice(-mostKept), history.now]
    return { past, now: change.source, future: [], about: change.about, at: change.at }
  },
  undo(history) {
    const before = history.past.at(-1)
    if (before === undefined) return history
    return {
      past: history.past.slice(0, -1),
      now: before,
      future: [history.now, ...history.future],
      about: '',
      at: 0,
    }
  },
  redo(history) {
    const [next, ...future] = history.future
    return next === undefined ? history : { past: [...history.past, history.now], now: next, future, about: '', at: 0 }
  },
  load: (history, change) => (change.type === 'load' ? fresh(change.source) : history),
}
