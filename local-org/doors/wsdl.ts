/**
 * The WSDLs of the SOAP APIs, as Set-up gives them out. Those that show the org's own objects show them as the caller sees them
 * (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_quickstart_steps_generate_wsdl.htm).
 */

import { type WsdlApi, wsdlApis } from '../soap/wsdl/api.ts'
import type { Declaration } from '../soap/wsdl/notation.ts'
import { type Answer, type Call, notFound, type OpenCall, type Route, text } from './wire/index.ts'

export const partly = ['That for delegated authentication, which others serve and Salesforce calls, is not among them.']

/** What writes them is large with what it reads, and seldom needed. */
async function write({ instance, origin }: OpenCall, api: WsdlApi, records: Declaration[]): Promise<Answer> {
  const { writeWsdl } = await import('../soap/wsdl/write-wsdl.ts')
  const { apiVersion, org } = instance
  const ground = { origin, version: apiVersion, now: org.as(org.admin.id).now(), records }
  return text('text/xml;charset=UTF-8', writeWsdl(api, ground))
}

/** Any records, for those who may not know the org's objects. */
async function writeAny(call: OpenCall, api: WsdlApi): Promise<Answer> {
  const { anyRecord } = await import('../soap/wsdl/own-objects.ts')
  return write(call, api, anyRecord())
}

async function writeOwn(call: Call, api: WsdlApi): Promise<Answer> {
  const { ownRecords } = await import('../soap/wsdl/own-objects.ts')
  return write(call, api, ownRecords(call, call.view.objects()))
}

/** The address of old pages: `*` is the enterprise one, others go by their names. */
function byType(call: Call): Answer | Promise<Answer> {
  const type = call.query.get('type')?.toLowerCase() ?? '*'
  const api = wsdlApis[type === '*' ? 'enterprise' : type]
  if (!api) throw notFound()
  return api.objects === 'data' ? writeOwn(call, api) : writeAny(call, api)
}

function routeOf([name, api]: [string, WsdlApi]): Route {
  const at = { method: 'GET', path: `/services/wsdl/${name}` } as const
  return api.objects === 'data' || api.objects === 'tooling'
    ? { ...at, counts: false, api: api.objects, run: (call) => writeOwn(call, api) }
    : { ...at, open: true, run: (call) => writeAny(call, api) }
}

export const routes: Route[] = [
  ...Object.entries(wsdlApis).map(routeOf),
  { method: 'GET', path: '/soap/wsdl.jsp', counts: false, run: byType },
]
