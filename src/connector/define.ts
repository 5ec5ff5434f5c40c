/** What an action and a trigger are: one value each, from which every surface (page, API, CLI, docs, engine) derives. */
import type { z } from 'zod'
import type { Problem } from '../problems.ts'
import type { ObjectDescribe, Salesforce } from '../salesforce/index.ts'

export type Effect = 'read' | 'create' | 'update' | 'delete' | 'setup'

/**
 * How safe a repeat of a write is. E1: exactly once (upsert on an external id, absolute update, delete). E2: verified
 * (after an unknown outcome we look before repeating). E3: at most once (an unknown outcome goes to the in-doubt inbox).
 */
export type WriteClass = 'E1' | 'E2' | 'E3'

/** One input's own result. A set-wise action returns exactly one per input, in order. */
export type Outcome<O> = { ok: true; value: O } | { ok: false; problem: Problem }

/** What an action gets to work with. The client counts its own API calls and carries the purpose. */
export interface ActionContext {
  salesforce: Salesforce
  /** Describe of an object for the connected user (cached), Problem `object-unknown` when there is none. */
  describe(object: string): Promise<ObjectDescribe>
  signal: AbortSignal
  /** How much anybody waits for the answer: decides from how many rows on a bulk job is the better way. Default `soon`. */
  urgency?: 'now' | 'soon' | 'whenever'
  /** Does the work while nobody else does work with one of these keys, on any server. Without it, in this process only. */
  holdKeys?<T>(keys: string[], work: () => Promise<T>): Promise<T>
  /** The way to the outside world, within what the administrator allows. */
  outside: {
    fetch(request: {
      url: string
      mostBytes: number
      timeoutMs: number
      signal: AbortSignal
    }): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>
  }
}

/** One permission an action needs: an object right and the fields it touches. */
export interface Need {
  object: string
  access: 'read' | 'create' | 'update' | 'delete'
  fields: string[]
}

/** A row an example needs. */
export interface GivenRow {
  object: string
  fields: Record<string, unknown>
  /** It is there already and is looked up by these values. */
  exists?: true
  /** It is created and then deleted. */
  deleted?: true
}

/** A worked example, run against the local org by one test. `given` rows are created first; `$name` refers to their ids. */
export interface Example<I, O> {
  title: string
  given?: Record<string, GivenRow>
  input: I
  /** A subset of the output that must hold. `'<id>'` stands for any valid id. */
  output?: Partial<O>
  /** Instead of an output: the code of the Problem this example ends with. */
  problem?: string
}

export interface Action<I = unknown, O = unknown> {
  /** Verb first, camelCase: createLead. The file name, or object + verb for generated ones. */
  id: string
  title: string
  /** One or two plain sentences. */
  describe: string
  /** The Salesforce object it is about, null when the input names it. */
  object: string | null
  /** Where it stands in lists: 'records' | 'queries' | 'files' | 'activities' | … */
  group: string
  effect: Effect
  /** Of a write; absent on reads. */
  writeClass?: WriteClass
  input: z.ZodType<I>
  output: z.ZodType<O>
  /** Many inputs in, one outcome per input out, in order. Throws only when nothing at all can be said per input. */
  run(context: ActionContext, inputs: I[]): Promise<Outcome<O>[]>
  /** Inputs with the same key may share one `run`. Default: all inputs of the action on one connection. */
  together?(input: I): string
  /** API calls for n inputs in one `run`. */
  cost(n: number): number
  needs(input: I): Need[]
  /**
   * For E2 writes: after an unknown outcome, was it done? `since` is org time (ISO) just before the write was sent; `known` are
   * ids of records we know to stem from other writes. Returns per input the outcome if found, null if it surely is not there.
   */
  look?(context: ActionContext, inputs: I[], since: string, known: Set<string>): Promise<(O | null)[]>
  /** Inputs as a person would give them: defaults may be left out. */
  examples: Example<unknown, O>[]
}

/** `entered` and `left` tell of the members of a list view or a query, see {@link Watch}. */
export const changes = ['created', 'updated', 'deleted', 'undeleted', 'merged', 'entered', 'left'] as const
export type Change = (typeof changes)[number]

/** What a feed shall watch in the org for one workflow. */
export interface Watch {
  object: string
  changes: Change[]
  /** API names whose last values are kept, so that a change of them can be told. */
  fields: string[]
  /** Id, API name or label of a list view of the object: `entered` and `left` are about its members. */
  listView?: string
  /** A SOQL condition, values bound: `entered` and `left` are about the records that meet it. */
  query?: string
  /** Wanted at once, by Change Data Capture where the org publishes the object. The poll goes on and stays the truth. */
  instant?: boolean
}

/** One thing that happened, as feeds produce it and triggers judge it. */
export interface ChangeEvent {
  connectionId: string
  /** How it was heard; of `entered` and `left` what it was entered or left, see members.ts. */
  feed: string
  object: string
  change: Change
  recordId: string
  /** Org time of the change, ISO with milliseconds and Z. */
  occurredAt: string
  /** Field values after the change, by API name. */
  record: Record<string, unknown>
  /** Last seen values of the fields that changed, when known. */
  before: Record<string, unknown> | null
}

/** How events arrive that are not changes of records the feed watches. */
export type FeedKind = 'polling' | 'app-event' | 'webhook' | 'schedule' | 'outbound-message' | 'manual'

/** An event that a trigger with these settings hears, or does not. */
export interface TriggerExample {
  title: string
  /** Settings as a person would give them. */
  with: Record<string, unknown>
  event: Pick<ChangeEvent, 'object' | 'change'> & Partial<ChangeEvent>
  hears: boolean
}

export interface Trigger<I = unknown> {
  id: string
  title: string
  describe: string
  object: string | null
  group: string
  feed: FeedKind
  /** Settings a workflow gives in `trigger.with`. */
  input: z.ZodType<I>
  /** What to watch in the org, from the settings; null when its events come from elsewhere. */
  watch(input: I): Watch | null
  accepts(event: ChangeEvent, input: I): boolean
  sample: Record<string, unknown>
  /** Every trigger of the catalogue has some; one test judges them all. */
  examples?: TriggerExample[]
}

/** Keeps the types of one action together; the definition is plain data and functions. */
export function defineAction<I, O>(action: Action<I, O>): Action<I, O> {
  return action
}

export function defineTrigger<I>(trigger: Trigger<I>): Trigger<I> {
  return trigger
}
