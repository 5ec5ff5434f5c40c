/** Picklists as a record type has them: the describe of an object knows all values, not which of them this type allows. */
import { z } from 'zod'
import type { PicklistsInfo } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

/** Stands for "no record type" in every org. */
const master = '012000000000000AAA'
const params = z.object({ name: z.string().regex(/^\w+$/) })

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm */
const answer = z.object({
  picklistFieldValues: z.record(
    z.string(),
    z.object({
      values: z.array(z.object({ value: z.string(), label: z.string().nullish(), validFor: z.array(z.number()) })),
      controllerValues: z.record(z.string(), z.number()).default({}),
    }),
  ),
})

const resource: Resource = ({ connections }) => [
  route({
    method: 'GET',
    path: '/api/v1/objects/:name/picklists',
    needs: 'catalogue.read',
    summary: 'The values each picklist of an object has for a record type',
    params,
    query: z.object({
      connection: z.string().optional().describe('Id or name; default: the only one'),
      recordType: z
        .string()
        .regex(/^[a-zA-Z0-9]{15,18}$/)
        .default(master)
        .describe('Id; default: no record type'),
    }),
    async handle({ params, query }): Promise<PicklistsInfo> {
      const { id } = await connections.pick(query.connection)
      const salesforce = connections.salesforce(id).with({ kind: 'describe' })
      const path = `/ui-api/object-info/${params.name}/picklist-values/${query.recordType}`
      const { picklistFieldValues } = answer.parse((await salesforce.call({ method: 'GET', path })).body)
      return Object.fromEntries(
        Object.entries(picklistFieldValues).map(([field, { values }]) => [
          field,
          { values: values.map((one) => ({ ...one, label: one.label ?? one.value })) },
        ]),
      )
    },
  }),
]
export default resource
