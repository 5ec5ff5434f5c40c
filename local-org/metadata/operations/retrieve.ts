/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieve.htm */

import { childOf, type Operation, textIn, textsIn } from '../../soap/index.ts'
import { jobsOf, keepJob, newJobId } from '../deploy/jobs.ts'
import { typesIn } from '../deploy/manifest.ts'
import { groundOf } from '../ground.ts'
import { retrieve } from '../retrieve/retrieve.ts'

/** The local org has no packages, so asking for one finds nothing. */
export default {
  run(call, args) {
    // Clients name the element as they like; it is the only one.
    const [request] = args.children
    const version = textIn(request, 'apiVersion') ?? call.version
    const found = retrieve(groundOf(call), typesIn(childOf(request, 'unpackaged')), version)
    const absent = textsIn(request, 'packageNames').map((name) => ({
      fileName: 'package.xml',
      problem: `No package named '${name}' found`,
    }))
    const result = { ...found, messages: [...found.messages, ...absent] }
    const { id } = keepJob(jobsOf(call.instance.org).retrieves, { id: newJobId('09S'), result })
    return { done: false, id, state: 'Queued' }
  },
} satisfies Operation
