/** SCIM 1 and 2: users, public groups, and what users can be entitled to (https://help.salesforce.com/s/articleView?id=xcloud.identity_scim_rest_api.htm). */

import { refuseScim as refuse } from './scim/refuse.ts'
import type { Answer, Call, Route } from './wire/index.ts'

type Scim = typeof import('./scim/index.ts')

/** What speaks SCIM is loaded with the first request. */
function later(answer: (scim: Scim, call: Call) => Answer): (call: Call) => Promise<Answer> {
  return async (call) => answer(await import('./scim/index.ts'), call)
}

function readable(plural: keyof Scim['resources'], root: string): Route[] {
  const path = `${root}/${plural}`
  return [
    { method: 'GET', path, refuse, run: later(({ resources }, call) => resources[plural].list(call)) },
    { method: 'GET', path: `${path}/:id`, refuse, run: later(({ resources }, call) => resources[plural].read(call)) },
  ]
}

function writable(plural: 'Users' | 'Groups', root: string): Route[] {
  const path = `${root}/${plural}`
  const one = `${path}/:id`
  return [
    { method: 'POST', path, refuse, run: later(({ resources }, call) => resources[plural].create(call)) },
    { method: 'PUT', path: one, refuse, run: later(({ resources }, call) => resources[plural].replace(call)) },
    { method: 'PATCH', path: one, refuse, run: later(({ resources }, call) => resources[plural].patch(call)) },
    { method: 'DELETE', path: one, refuse, run: later(({ resources }, call) => resources[plural].remove(call)) },
  ]
}

/** What is told of SCIM itself. Both spellings of its configuration are asked for. */
function told(root: string): Route[] {
  const configurations = ['ServiceProviderConfigs', 'ServiceProviderConfig'].map((name): Route => {
    return { method: 'GET', path: `${root}/${name}`, refuse, run: later((scim, call) => scim.serviceProvider(call)) }
  })
  return [
    ...configurations,
    { method: 'GET', path: `${root}/Me`, refuse, run: later((scim, call) => scim.readMe(call)) },
    { method: 'GET', path: `${root}/Schemas`, refuse, run: later((scim, call) => scim.listSchemas(call)) },
    { method: 'GET', path: `${root}/Schemas/:id`, refuse, run: later((scim, call) => scim.readSchema(call)) },
    { method: 'GET', path: `${root}/ResourceTypes`, refuse, run: later((scim, call) => scim.listResourceTypes(call)) },
    {
      method: 'GET',
      path: `${root}/ResourceTypes/:id`,
      refuse,
      run: later((scim, call) => scim.readResourceType(call)),
    },
  ]
}

export const partly = [
  'Users of sites are not made; schemas name the attributes that are read and written here, and lists are neither sorted nor searched by POST.',
]

export const routes: Route[] = ['/services/scim/v1', '/services/scim/v2'].flatMap((root) => [
  ...told(root),
  ...readable('Users', root),
  ...readable('Groups', root),
  ...readable('Entitlements', root),
  ...readable('Roles', root),
  ...writable('Users', root),
  ...writable('Groups', root),
])
