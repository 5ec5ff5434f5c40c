/** Takes one thing of a list away; the list is read anew, whatever came of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from './api.ts'

/** @param path of the list: /api-keys @param list the key under which the page keeps it */
export function useRemoval(path: string, list: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => send('DELETE', `${path}/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: [list] }),
  })
}
