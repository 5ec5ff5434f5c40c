/** What the workflows in use need of the connected user, whether it is there, and a permission set with it. */
import { z } from 'zod'
import { permissionSetZip, preflight } from '../../connections/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { workflowNeeds } from '../workflow-needs.ts'

const one = z.object({ id: z.string().describe('Id or name of a connection') })

const resource: Resource = (parts) => {
  const { connections } = parts
  return [
    route({
      method: 'GET',
      path: '/api/v1/connections/:id/preflight',
      needs: 'connections.read',
      summary: 'Objects, fields and rights the active workflows need, compared with what the connected user may do',
      params: one,
      async handle({ params }) {
        const { id } = await connections.get(params.id)
        const { needs, ...rest } = await workflowNeeds(parts, id)
        const items = await preflight((object) => connections.salesforce(id).describe(object), needs)
        return { ok: items.every((row) => row.ok), items, ...rest }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/connections/:id/permission-set',
      needs: 'connections.read',
      summary: 'A permission set with exactly these rights, as a zip that deploy tools take; JSON carries it in base64',
      params: one,
      async handle({ params, reply }) {
        const { id } = await connections.get(params.id)
        const { needs } = await workflowNeeds(parts, id)
        const zip = Buffer.from(await permissionSetZip((object) => connections.salesforce(id).describe(object), needs))
        if (!reply.request.headers.accept?.includes('application/zip')) return { base64: zip.toString('base64') }
        reply.type('application/zip').header('content-disposition', 'attachment; filename="rainmaker-permissions.zip"')
        return zip
      },
    }),
  ]
}
export default resource
