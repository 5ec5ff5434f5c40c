/** Invocable actions: what there is to call, and calling it (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm). */

import type { Action } from './actions/action.ts'
import chatterPost from './actions/chatter-post.ts'
import { emailAlerts } from './actions/email-alerts.ts'
import emailSimple from './actions/email-simple.ts'
import { described, invoked, listed } from './actions/invoke.ts'
import { type Answer, type Call, json, type Route, unsupported } from './wire/index.ts'

const base = '/services/data/:version/actions'
const kinds = ['standard', 'custom']
/** Of the org's own actions. */
const customTypes = ['quickAction', 'apex', 'emailAlert', 'flow']
const standard: readonly Action[] = [chatterPost, emailSimple]

/** Each name with its address below `path`. */
function addresses({ version }: Call, path: string, names: string[]): Answer {
  return json(Object.fromEntries(names.map((name) => [name, `/services/data/v${version}/actions${path}/${name}`])))
}

const alertsOf = ({ instance }: Call) => emailAlerts(instance.org)
const alertPath = ({ name }: Action) => `/custom/emailAlert/${name.replace('.', '/')}`

function standardNamed({ params }: Call): Action | undefined {
  return standard.find(({ name }) => name === params['name'])
}

function alertNamed(call: Call): Action | undefined {
  const { entity, name } = call.params
  return alertsOf(call).find((alert) => alert.name === `${entity}.${name}`)
}

/** An action is described when it is read, and runs when it is posted to. */
function routesOf(path: string, find: (call: Call) => Action | undefined): Route[] {
  const on = (use: (call: Call, action: Action) => Answer) => (call: Call) => {
    const action = find(call)
    return action ? use(call, action) : unsupported('invocable actions')
  }
  return [
    { method: 'GET', path, run: on((_, action) => described(action)) },
    { method: 'POST', path, run: on(invoked) },
  ]
}

export const partly = [
  'Mails and posts run, and email alerts that were deployed; flows, Apex and quick actions do not run from here, and the other standard actions are not listed. Quick actions run from their own address.',
  'Letters land in the outbox of the control door.',
]

export const routes: Route[] = [
  { method: 'GET', path: base, run: (call) => addresses(call, '', kinds) },
  {
    method: 'GET',
    path: `${base}/standard`,
    run: (call) => listed(call, standard, ({ name }) => `/standard/${name}`),
  },
  ...routesOf(`${base}/standard/:name`, standardNamed),
  { method: 'GET', path: `${base}/custom`, run: (call) => addresses(call, '/custom', customTypes) },
  ...customTypes.map((type): Route => {
    const actions = type === 'emailAlert' ? alertsOf : () => []
    return { method: 'GET', path: `${base}/custom/${type}`, run: (call) => listed(call, actions(call), alertPath) }
  }),
  ...routesOf(`${base}/custom/emailAlert/:entity/:name`, alertNamed),
  { method: 'GET', path: `${base}/*below`, run: () => unsupported('invocable actions') },
  { method: 'POST', path: `${base}/*below`, run: () => unsupported('invocable actions') },
]
