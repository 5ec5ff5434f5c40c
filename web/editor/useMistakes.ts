/** What the server finds wrong in the document, by place: checked a moment after each change. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { Refusal, send } from '../api.ts'
import type { ProblemJson } from '../contract.ts'
import { keyOf, pathOf, stepAt } from './model/document-shape.ts'
import { pathOfPlace } from './model/read-source.ts'
import type { Editor } from './useEditor.ts'

export interface Mistake {
  /** Key of the place: steps/2/with/subject. */
  key: string
  what: string
  fix: string
}

export interface Mistakes {
  all: Mistake[]
  problem: ProblemJson | null
  isChecking: boolean
  /** Those of one step or of the trigger, without those of steps inside it. */
  at(key: string): Mistake[]
}

/** Null when the document is correct. */
async function check(source: string): Promise<ProblemJson | null> {
  try {
    await send('POST', '/workflows/check', { source })
    return null
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.problem.code === 'workflow-invalid') return thrown.problem
    throw thrown
  }
}

const none: Mistakes = { all: [], problem: null, isChecking: false, at: () => [] }
const context = createContext<Mistakes>(none)
export const MistakesProvider = context.Provider

export const useMistakes = (): Mistakes => useContext(context)

export function useMistakesState({ source, document }: Pick<Editor, 'source' | 'document'>): Mistakes {
  const [settled] = useDebouncedValue(source, 350)
  const query = useQuery({
    queryKey: ['check', settled],
    queryFn: () => check(settled),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return useMemo(() => {
    const problem = query.data ?? null
    const all = (problem?.items ?? []).map(({ path, what, fix }) => ({ key: keyOf(pathOfPlace(path)), what, fix }))
    const ownerOf = (key: string): string => {
      const path = pathOf(key)
      for (let length = path.length; length > 0; length -= 1) {
        const part = path.slice(0, length)
        if (keyOf(part) === 'trigger' || stepAt(document, part)) return keyOf(part)
      }
      return ''
    }
    const owned = all.map((mistake) => ({ mistake, owner: ownerOf(mistake.key) }))
    const at = (key: string) => owned.filter(({ owner }) => owner === key).map(({ mistake }) => mistake)
    return { all, problem, isChecking: query.isFetching || settled !== source, at }
  }, [query.data, query.isFetching, settled, source, document])
}
