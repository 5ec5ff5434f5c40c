/** The sample the editor works with: its record, what steps gave with it, and templates filled from both. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState } from 'react'
import { send } from '../api.ts'
import type { Filled, RunDetail, SampleInfo } from '../contract.ts'
import type { Json } from '../json.ts'
import { jsonOf, type Results, resultsOf } from './model/sample-json.ts'

/** Which record: nothing chosen is the newest one the trigger accepts. */
export interface SampleWish {
  recordId?: string
  payload?: Json
  run?: string
}

export interface Trial {
  wish: SampleWish
  choose(wish: SampleWish): void
  sample: SampleInfo | undefined
  sampleError: unknown
  /** What templates read as json. */
  json: Json
  /** A step was tried on its own. */
  note(id: string, output: unknown): void
  dryRun: { start(): void; isPending: boolean; data: RunDetail | undefined; error: unknown }
}

const context = createContext<Trial | null>(null)
export const TrialProvider = context.Provider

export function useTrial(): Trial {
  const trial = useContext(context)
  if (!trial) throw new TypeError('Trying stands inside of the editor')
  return trial
}

/** @param trigger what decides which records fit: the sample is read anew when it changes */
export function useTrialState(source: string, trigger: string): Trial {
  const [wish, choose] = useState<SampleWish>({})
  const [noted, setNoted] = useState<Results>(new Map())
  const [settled] = useDebouncedValue(trigger, 800)
  const sample = useQuery({
    queryKey: ['sample', settled, wish],
    queryFn: () => send<SampleInfo>('POST', '/drafts/sample', { source, ...wish }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const dryRun = useMutation({
    mutationFn: () => send<RunDetail>('POST', '/drafts/dry-run', { source, ...wish }),
    onSuccess: (run) => setNoted((old) => new Map([...old, ...resultsOf(run.steps)])),
  })
  const json = useMemo(() => jsonOf(sample.data?.record ?? {}, noted), [sample.data, noted])
  return useMemo<Trial>(
    () => ({
      wish,
      choose,
      sample: sample.data,
      sampleError: sample.error,
      json,
      note: (id, output) => setNoted((old) => new Map(old).set(id, output)),
      dryRun: { start: () => dryRun.mutate(), isPending: dryRun.isPending, data: dryRun.data, error: dryRun.error },
    }),
    [wish, sample.data, sample.error, json, dryRun.mutate, dryRun.isPending, dryRun.data, dryRun.error],
  )
}

/** Templates filled with the sample, by their place; at most one request at a time while typing. */
export function useFilled(templates: Record<string, string>, json: Json): Record<string, Filled> {
  const asked = useMemo(() => JSON.stringify(templates), [templates])
  const [settled] = useDebouncedValue(asked, 200)
  const filled = useQuery({
    queryKey: ['filled', settled, json],
    queryFn: () =>
      send<{ values: Record<string, Filled> }>('POST', '/drafts/fill', { values: JSON.parse(settled) as Json, json }),
    enabled: settled !== '{}',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return settled === '{}' ? none : (filled.data?.values ?? none)
}

const none: Record<string, Filled> = {}
