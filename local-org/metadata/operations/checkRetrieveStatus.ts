/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_checkretrievestatus.htm */

import { flagIn, type Operation, textIn } from '../../soap/index.ts'
import { jobNamed, jobsOf } from '../deploy/jobs.ts'

/** RetrieveResult, members in the order of the WSDL. */
export default {
  run(call, args) {
    const { id, result, failure } = jobNamed(jobsOf(call.instance.org).retrieves, textIn(args, 'asyncProcessId') ?? '')
    if (failure !== undefined) return { done: true, ...failed(failure), id, status: 'Failed', success: false }
    const withZip = flagIn(args, 'includeZip') ?? true
    return {
      done: true,
      fileProperties: result.properties,
      id,
      messages: result.messages,
      status: 'Succeeded',
      success: true,
      zipFile: withZip ? Buffer.from(result.zip).toString('base64') : undefined,
    }
  },
} satisfies Operation

/** What keeps all from being retrieved has this one code [recorded: https://github.com/jsforce/jsforce/issues/865]. */
const failed = (errorMessage: string) => ({ errorMessage, errorStatusCode: 'UNKNOWN_EXCEPTION' })
