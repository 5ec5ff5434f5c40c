/** Deployments over REST (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm). */

import {
  cancelDeploy,
  type DeployJob,
  deployValidated,
  groundOf,
  jobNamed,
  jobsOf,
  optionsOf,
  restDeployResult,
  runDeploy,
} from '../metadata/index.ts'
import { OrgError } from '../org/index.ts'
import { readMultipart } from './rows/multipart.ts'
import { type Answer, type Call, isObject, json, parseJson, payloadObject, type Route } from './wire/index.ts'

const path = '/services/data/:version/metadata/deployRequest'

function start(call: Call): Answer {
  const type = call.headers['content-type'] ?? ''
  const ground = groundOf(call)
  if (!type.startsWith('multipart/')) {
    const job = deployValidated(ground, String(payloadObject(call)['validatedDeployRequestId'] ?? ''))
    return json(show(call, job, false), 201)
  }
  const parts = readMultipart(call.body, type)
  const zip = parts.find(({ type: kind }) => !kind.startsWith('application/json'))
  if (!zip) throw new OrgError('INVALID_MULTIPART_REQUEST', 'The request has no part with the zip file.')
  const wish = parts.find(({ type: kind }) => kind.startsWith('application/json'))
  const asked = wish ? parseJson(wish.content.toString('utf8')) : {}
  const options = isObject(asked) && isObject(asked['deployOptions']) ? asked['deployOptions'] : {}
  return json(show(call, runDeploy(ground, zip.content, optionsOf(options)), false), 201)
}

function status(call: Call): Answer {
  return json(show(call, jobOf(call), call.query.get('includeDetails') === 'true'))
}

/** The one change of a deployment is that it is called off. */
function cancel(call: Call): Answer {
  return json(show(call, cancelDeploy(groundOf(call), call.params['id'] ?? ''), false), 202)
}

function jobOf(call: Call): DeployJob {
  return jobNamed(jobsOf(call.instance.org).deploys, call.params['id'] ?? '')
}

function show(call: Call, job: DeployJob, withDetails: boolean): Record<string, unknown> {
  const { id, options, validatedId = null } = job
  return {
    id,
    validatedDeployRequestId: validatedId,
    deployOptions: options,
    deployResult: restDeployResult(groundOf(call), job, withDetails),
  }
}

export const routes: Route[] = [
  { method: 'POST', path, run: start },
  { method: 'GET', path: `${path}/:id`, run: status },
  { method: 'PATCH', path: `${path}/:id`, run: cancel },
]
