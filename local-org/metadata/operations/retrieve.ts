/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm */

import { childOf, type Operation, textIn, textsIn } from '../../soap/index.ts'
import { jobsOf, keepJob, newJobId } from '../deploy/jobs.ts'
import { typesIn } from '../deploy/manifest.ts'
import { groundOf } from '../ground.ts'
import { retrieve } from '../retrieve/retrieve.ts'

/** The local org has no packages, so asking for one fails. */
export default {
  run(call, args) {
    // Clients name the element as they like; it is the only one.
    const [request] = args.children
    const version = textIn(request, 'apiVersion') ?? call.version
    const unpackaged = childOf(request, 'unpackaged')
    const result = retrieve(groundOf(call), typesIn(unpackaged), version)
    const failure = failureOf(textsIn(request, 'packageNames'), unpackaged !== undefined)
    const job = { id: newJobId('09S'), result, ...(failure === undefined ? {} : { failure }) }
    const { id } = keepJob(jobsOf(call.instance.org).retrieves, job)
    return { done: false, id, state: 'Queued' }
  },
} satisfies Operation

/** In the words Force.com IDE and CumulusCI met (https://github.com/forcedotcom/idecore/issues/193). */
function failureOf([name]: string[], isUnpackaged: boolean): string | undefined {
  if (name !== undefined) return `INVALID_CROSS_REFERENCE_KEY: No package named '${name}' found`
  return isUnpackaged ? undefined : 'INVALID_CROSS_REFERENCE_KEY: No packages or unpackaged specified'
}
