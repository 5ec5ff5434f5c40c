/** The fields a read returns. */
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { fieldNamed, findField } from '../check/field-named.ts'
import type { CrmObject } from '../object.ts'

/** API names of the asked fields. Of paths (`Owner.Name`) the describe must know the parents, see check/with-parents.ts. */
export function shownFields(describe: ObjectDescribe, asked: string[], object?: CrmObject): string[] {
  return asked.map((name) => fieldNamed(describe, name, object).name)
}

const usual = ['Id', 'Name', 'Subject', 'Title', 'OwnerId', 'CreatedDate', 'LastModifiedDate']

/** What is shown when nothing is asked: of the usual fields those the user may see. */
export function defaultFields(describe: ObjectDescribe, object?: CrmObject): string[] {
  return (object?.shown ?? usual).flatMap((name) => findField(describe, name)?.name ?? [])
}
