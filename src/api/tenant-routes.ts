/** Each tenant has its own routes: the same ones, over parts that see only what is its own. */
import { readdir } from 'node:fs/promises'
import { Problem } from '../problems.ts'
import type { Parts, Resource } from './parts.ts'
import type { Route } from './route.ts'

const resources = new URL('./resources/', import.meta.url)
/** Those that asked last; others are made again when they come. */
const keptTenants = 500

export interface TenantRoutes {
  /** Over all tenants: what anyone may ask. */
  whole: Route[]
  /** The tenant's own of this method and path. */
  of(tenantId: string, route: Route): Route
}

const keyOf = ({ method, path }: Route) => `${method} ${path}`

export async function loadRoutes(parts: Parts): Promise<TenantRoutes> {
  const files = (await readdir(resources)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const loaded = await Promise.all(
    files.map((file) => import(new URL(file, resources).href) as Promise<{ default: Resource }>),
  )
  const routesOver = (over: Parts) => loaded.flatMap((module) => module.default(over))
  const ofTenants = new Map<string, Map<string, Route>>()
  return {
    whole: routesOver(parts),
    of(tenantId, route) {
      const known =
        ofTenants.get(tenantId) ?? new Map(routesOver(partsOf(parts, tenantId)).map((one) => [keyOf(one), one]))
      if (ofTenants.size >= keptTenants) ofTenants.clear()
      ofTenants.set(tenantId, known)
      const own = known.get(keyOf(route))
      if (own) return own
      throw new Problem('bug', { what: `${keyOf(route)} is not there for a tenant.`, fix: 'Restart the server.' })
    },
  }
}

function partsOf(parts: Parts, tenantId: string): Parts {
  const { store, connections, workflows, engine, audit } = parts
  return {
    ...parts,
    tenantId,
    store: store.of(tenantId),
    connections: connections.of(tenantId),
    workflows: workflows.of(tenantId),
    engine: engine.of(tenantId),
    audit: audit.of(tenantId),
  }
}
