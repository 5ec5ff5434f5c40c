/** What a related list shows, by its name: `relatedListByName(parentApiName: "Account", relatedListName: "Contacts")`. */

import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import { OrgError } from '../../org/index.ts'
import { relatedNamed } from '../ui-api/related-list.ts'
import { columnsOf, orderOf } from '../ui-api/related-list-info.ts'
import type { Plan } from './plan.ts'
import type { Reading } from './reading.ts'

interface Wish {
  parentApiName: string
  relatedListName: string
}

function infoOf({ call }: Reading, { parentApiName, relatedListName }: Wish): Record<string, unknown> {
  const parent = call.view.object(parentApiName)
  if (!parent) throw new OrgError('INVALID_TYPE', `sObject type '${parentApiName}' is not supported.`)
  const related = relatedNamed(call, parent, relatedListName)
  return {
    childApiName: related.child.name,
    displayColumns: columnsOf(call, related),
    fieldApiName: related.field,
    label: related.child.labelPlural,
    orderedByInfo: orderOf(call, related).map(({ isAscending, ...one }) => {
      return { ...one, sortDirection: isAscending ? 'ASC' : 'DESC' }
    }),
    parentApiName: parent.name,
    relatedListName: related.name,
  }
}

const texts = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, { type: GraphQLString }]))

/** The way to it from uiapi; what it tells is as clients are documented to ask for it. */
export function relatedListField(plan: Plan): GraphQLFieldConfig<unknown, Reading> {
  const column = new GraphQLObjectType({
    name: 'ListColumn',
    fields: { ...texts('fieldApiName label lookupId'), sortable: { type: GraphQLBoolean } },
  })
  const sortDirection = { type: plan.words('ResultOrder', ['ASC', 'DESC']) }
  const order = new GraphQLObjectType({ name: 'ListOrder', fields: { ...texts('fieldApiName label'), sortDirection } })
  const name = { type: new GraphQLNonNull(GraphQLString) }
  return {
    type: new GraphQLObjectType({
      name: 'RelatedListInfo',
      fields: {
        ...texts('childApiName fieldApiName label parentApiName relatedListName'),
        displayColumns: { type: new GraphQLList(column) },
        orderedByInfo: { type: new GraphQLList(order) },
      },
    }),
    args: { parentApiName: name, relatedListName: name },
    resolve: (_, wish: Wish, reading) => infoOf(reading, wish),
  }
}
