/** Keeps what is shown up to date: messages of the server's stream make the lists they touch read again. */
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RunInfo } from './contract.ts'

/** Query keys that a message of this type makes stale. */
const touches: Record<string, string[]> = {
  run: ['runs', 'run', 'workflows', 'counts', 'issues', 'in-doubt'],
  step: ['run'],
  event: ['events'],
  connection: ['connections'],
}
const gatherMs = 300

type Listener = (run: RunInfo) => void
const listeners = new Set<Listener>()

/** Told of every run that begins or changes, as it happens. Returns how to stop it. */
export function watchRuns(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellRun(data: unknown): void {
  const message: unknown = typeof data === 'string' ? JSON.parse(data) : null
  const run = (message as { run?: RunInfo } | null)?.run
  if (run) for (const listener of listeners) listener(run)
}

/** True while the stream is open. Messages are gathered, so that a burst of runs reads each list once. */
export function useLive(client: QueryClient): boolean {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const stale = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] })
      stale.clear()
    }
    const source = new EventSource('/api/v1/stream')
    let wasOpen = false
    source.onopen = () => {
      setOpen(true)
      // What happened while the stream was away was not told.
      if (wasOpen) void client.invalidateQueries()
      wasOpen = true
    }
    source.onerror = () => setOpen(false)
    for (const [type, keys] of Object.entries(touches)) {
      source.addEventListener(type, (event) => {
        if (type === 'run') tellRun(event.data)
        for (const key of keys) stale.add(key)
        timer ??= setTimeout(flush, gatherMs)
      })
    }
    return () => {
      source.close()
      clearTimeout(timer)
    }
  }, [client])
  return open
}
