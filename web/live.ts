/** Keeps what is shown up to date: messages of the server's stream make the lists they touch read again. */
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Query keys that a message of this type makes stale. */
const touches: Record<string, string[]> = {
  run: ['runs', 'run', 'workflows', 'counts'],
  step: ['run'],
  event: ['events'],
  connection: ['connections'],
}
const gatherMs = 250

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
    source.onopen = () => {
      setOpen(true)
      void client.invalidateQueries()
    }
    source.onerror = () => setOpen(false)
    for (const [type, keys] of Object.entries(touches)) {
      source.addEventListener(type, () => {
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
