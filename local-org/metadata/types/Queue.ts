/** Queues: groups that own records (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm). */

import { factFlag, factList, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { invalid, missing } from '../refusals.ts'
import { rowType } from '../row-type.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'

const objectsIn = (facts: Parameters<typeof factList>[0]) =>
  factList(facts, 'queueSobject').map((one) => factText(one, 'sobjectType') ?? '')

export default rowType({
  name: 'Queue',
  prefix: '00G',
  file: { directory: 'queues', suffix: 'queue' },
  order: 71,
  object: 'Group',
  isOne: (row) => row['Type'] === 'Queue',
  values(draft, facts) {
    const label = factText(facts, 'name')
    if (!label) throw missing('name')
    const unknown = objectsIn(facts).find((object) => !draft.hasObject(object))
    if (unknown !== undefined) throw invalid(`no CustomObject named ${unknown} found`, 'queueSobject')
    return {
      Name: label,
      Type: 'Queue',
      Email: factText(facts, 'email') ?? null,
      DoesSendEmailToMembers: factFlag(facts, 'doesSendEmailToMembers'),
    }
  },
  facts: (ground, row) => ({
    doesSendEmailToMembers: String(row['DoesSendEmailToMembers'] === true),
    name: String(row['Name']),
    queueSobject: sobjectsOf(ground, row.Id).map((one) => ({ sobjectType: String(one['SobjectType']) })),
  }),
  follow(ground, QueueId, facts) {
    for (const row of sobjectsOf(ground, QueueId)) dropRow(ground, 'QueueSobject', row.Id)
    for (const SobjectType of objectsIn(facts)) putRow(ground, 'QueueSobject', undefined, { QueueId, SobjectType })
  },
})

function sobjectsOf(ground: Ground, queueId: string) {
  return rowsOf(ground, 'QueueSobject').filter((row) => row['QueueId'] === queueId)
}
