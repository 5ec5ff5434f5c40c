/** Which versions there are and what a version offers (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm). */

import { type Answer, type Call, json, type OpenCall, oldestSupported, type Route } from './wire/index.ts'

/** Version 20 came with Winter '11; three releases a year follow. */
const winter11 = 20
const seasons = ['Winter', 'Spring', 'Summer']
/** One release is written with another apostrophe, as recorded. */
const curly = 42

function label(version: number): string {
  const releases = version - winter11
  return `${seasons[releases % 3]} ${version === curly ? '’' : "'"}${11 + Math.floor(releases / 3)}`
}

function versions(call: OpenCall): Answer {
  const newest = Number.parseInt(call.instance.apiVersion, 10)
  const list = []
  for (let version = oldestSupported; version <= newest; version++) {
    list.push({ label: label(version), url: `/services/data/v${version}.0`, version: `${version}.0` })
  }
  return json(list)
}

/** Resources the local org has. `identity` is absolute, the rest are paths. */
const names = [
  'tooling',
  'metadata',
  'chatter',
  'tabs',
  'appMenu',
  'quickActions',
  'queryAll',
  'query',
  'search',
  'parameterizedSearch',
  'limits',
  'process',
  'recent',
  'sobjects',
  'composite',
  'connect',
  'theme',
  'jobs',
  'ui-api',
]

function resources(call: Call): Answer {
  const paths = names.map((name) => [name, `/services/data/v${call.version}/${name}`])
  return json({
    ...Object.fromEntries(paths),
    identity: `${call.origin}/id/${call.instance.org.id}/${call.session.userId}`,
  })
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/data', open: true, run: versions },
  { method: 'GET', path: '/services/data/:version', run: resources },
]
