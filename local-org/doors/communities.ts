/**
 * Sites for people outside the company: a new org has none, and none can be built here
 * (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_communities.htm).
 */
import { json, notFound, type Route } from './wire/index.ts'

const communities = '/services/data/:version/connect/communities'

function refuseOne(): never {
  throw notFound()
}

export const partly = ['Experience Cloud sites and their templates are not made: the lists are empty.']

export const routes: Route[] = [
  { method: 'GET', path: communities, run: () => json({ communities: [], total: 0 }) },
  { method: 'GET', path: `${communities}/templates`, run: () => json({ templates: [], total: 0 }) },
  { method: 'GET', path: `${communities}/:id`, run: refuseOne },
]
