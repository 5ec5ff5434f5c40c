/** Files, up and down. */
import type { Caller } from '../call.ts'
import type { Salesforce } from '../salesforce.ts'
import { upload } from './upload.ts'

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm */
export function filing(caller: Caller): Pick<Salesforce, 'uploadFiles' | 'downloadFile'> {
  return {
    uploadFiles: (files) => upload(caller, files),
    async downloadFile(object, id, field) {
      const path = `/sobjects/${[object, id, field].map(encodeURIComponent).join('/')}`
      const { headers, body } = await caller.stream({ method: 'GET', path, headers: { accept: '*/*' } })
      const size = headers['content-encoding'] ? undefined : headers['content-length']
      return { contentType: headers['content-type'] ?? null, size: size ? Number(size) : null, content: body }
    },
  }
}
