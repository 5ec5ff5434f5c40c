/** Invocable actions: what there is to call, and that none of it runs here (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm). */

import { type Answer, type Call, json, type Route, unsupported } from './wire/index.ts'

const base = '/services/data/:version/actions'
const kinds = ['standard', 'custom']
/** Of the org's own actions. */
const customTypes = ['quickAction', 'apex', 'emailAlert', 'flow']

/** Each name with its address below `path`. */
function addresses({ version }: Call, path: string, names: string[]): Answer {
  return json(Object.fromEntries(names.map((name) => [name, `/services/data/v${version}/actions${path}/${name}`])))
}

/** None can be called, so none is listed. */
const none = () => json({ actions: [] })

export const partly = [
  'Actions do not run, flows and quick actions among them: the lists of standard and custom actions are empty, and calls are refused. Quick actions run from their own address.',
]

export const routes: Route[] = [
  { method: 'GET', path: base, run: (call) => addresses(call, '', kinds) },
  { method: 'GET', path: `${base}/standard`, run: none },
  { method: 'GET', path: `${base}/custom`, run: (call) => addresses(call, '/custom', customTypes) },
  ...customTypes.map((type): Route => ({ method: 'GET', path: `${base}/custom/${type}`, run: none })),
  { method: 'GET', path: `${base}/*below`, run: () => unsupported('invocable actions') },
  { method: 'POST', path: `${base}/*below`, run: () => unsupported('invocable actions') },
]
