/** What several screens read from the server, each under one key. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './api.ts'
import type {
  ActionInfo,
  CatalogueLine,
  ConnectionInfo,
  ObjectInfo,
  ObjectLine,
  PicklistsInfo,
  SignedInInfo,
  TriggerInfo,
  VersionInfo,
  WorkflowDetail,
  WorkflowInfo,
} from './contract.ts'
import type { Json } from './json.ts'

const minute = 60_000
const for_ = (connection: string | undefined) => (connection ? `connection=${encodeURIComponent(connection)}` : '')

/** Who one is; signedIn is false for nobody we know. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<SignedInInfo>('/session'),
  staleTime: minute,
  retry: false,
})

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => get<{ items: ConnectionInfo[] }>('/connections'),
})

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: () => get<{ items: WorkflowInfo[] }>('/workflows'),
})

export const workflowQuery = (name: string) =>
  queryOptions({
    queryKey: ['workflow', name],
    queryFn: () => get<WorkflowDetail>(`/workflows/${encodeURIComponent(name)}`),
  })

export const versionsQuery = (name: string) =>
  queryOptions({
    queryKey: ['workflow', name, 'versions'],
    queryFn: () => get<{ items: VersionInfo[] }>(`/workflows/${encodeURIComponent(name)}/versions`),
  })

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => get<{ items: CatalogueLine[] }>('/catalogue'),
  staleTime: 10 * minute,
})

export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: ['action', id],
    queryFn: () => get<ActionInfo>(`/actions/${encodeURIComponent(id)}`),
    staleTime: 10 * minute,
    enabled: id !== '',
    retry: false,
  })

export const triggersQuery = queryOptions({
  queryKey: ['triggers'],
  queryFn: () => get<{ items: TriggerInfo[] }>('/triggers'),
  staleTime: 10 * minute,
})

export const schemaQuery = queryOptions({
  queryKey: ['workflow-schema'],
  queryFn: () => get<Json>('/workflows/schema'),
  staleTime: 10 * minute,
})

export const objectsQuery = (connection?: string) =>
  queryOptions({
    queryKey: ['objects', connection],
    queryFn: () => get<{ items: ObjectLine[] }>(`/objects?${for_(connection)}`),
    staleTime: minute,
  })

/** Fields, picklists and record types of an object as the connected user sees it. */
export const objectQuery = (object: string, connection?: string) =>
  queryOptions({
    queryKey: ['object', object, connection],
    queryFn: () => get<ObjectInfo>(`/objects/${object}?${for_(connection)}`),
    staleTime: minute,
    enabled: /^\w+$/.test(object),
    retry: false,
  })

export const picklistsQuery = (object: string, recordType: string, connection?: string) =>
  queryOptions({
    queryKey: ['picklists', object, recordType, connection],
    queryFn: () => get<PicklistsInfo>(`/objects/${object}/picklists?recordType=${recordType}&${for_(connection)}`),
    staleTime: minute,
    enabled: /^\w+$/.test(object) && recordType !== '',
    retry: false,
  })
