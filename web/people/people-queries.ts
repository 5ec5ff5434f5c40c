/** What the screens about people read from the server. */
import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { ApiKeyInfo, ConnectLinkInfo, PermissionsInfo, SessionInfo, UserInfo } from '../contract.ts'

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => get<{ items: UserInfo[] }>('/users'),
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => get<{ items: SessionInfo[] }>('/sessions'),
})

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => get<{ items: ApiKeyInfo[] }>('/api-keys'),
})

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: () => get<PermissionsInfo>('/permissions'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const connectLinksQuery = queryOptions({
  queryKey: ['connect-links'],
  queryFn: () => get<{ items: ConnectLinkInfo[] }>('/connect-links'),
})
