/** The buttons and posts Salesforce puts on pages by itself, by the place they stand at. */

import type { ObjectDef } from '../../org/index.ts'

/** Where actions stand: `actionListContext`. */
export type Place =
  | 'Chatter'
  | 'Dockable'
  | 'FlexiPage'
  | 'ListView'
  | 'ListViewRecord'
  | 'Lookup'
  | 'MruList'
  | 'ObjectCreate'
  | 'ObjectHomeChart'
  | 'Photo'
  | 'Record'
  | 'RecordEdit'
  | 'RelatedList'
  | 'RelatedListRecord'

export interface StandardAction {
  apiName: string
  label: string
  section: string | null
  /** Name and colour of the icon. */
  icon: [name: string, color: string | null]
  type: 'QuickAction' | 'StandardButton'
  subtype: string | null
  /** Something happens when it is pressed; others are posts. */
  invoked: boolean
  /** Where it stands, if elsewhere than the rest. */
  place?: Place
}

const plain: [string, null] = ['new_custom19', null]

type Needs = 'createable' | 'deletable' | 'feedEnabled' | 'updateable'

function button(apiName: string, label: string, icon: StandardAction['icon'] = plain): StandardAction {
  return { apiName, label, section: 'Page', icon, type: 'StandardButton', subtype: null, invoked: true }
}

function post(apiName: string, label: string, icon: StandardAction['icon'], section: string | null): StandardAction {
  return { apiName: `FeedItem.${apiName}`, label, section, icon, type: 'QuickAction', subtype: 'Post', invoked: false }
}

const follow: [string, string] = ['follow', '31B9F8']
const above = { section: 'SingleActionLinks', place: 'Chatter' } as const
const edit = button('Edit', 'Edit', ['edit', '1DCCBF'])
const remove = button('Delete', 'Delete', ['delete', 'E6717C'])
const save = [button('SaveEdit', 'Save'), button('SaveAndNew', 'Save & New'), button('CancelEdit', 'Cancel')]
const fresh = button('New', 'New', ['new', '33BCE7'])

type Entry = [needs: Needs, action: StandardAction]

const onRows: Entry[] = [
  ['updateable', edit],
  ['deletable', remove],
]

const onRecords: Entry[] = [
  ['feedEnabled', { ...button('Follow', 'Follow', follow), ...above }],
  ['feedEnabled', { ...button('FollowInStream', 'Follow in Stream', follow), ...above, invoked: false }],
  ['feedEnabled', post('TextPost', 'Post', ['share_post', '65CAE4'], 'CollaborateComposer')],
  ['updateable', edit],
  ['feedEnabled', post('ContentPost', 'File', ['share_file', 'BAAC93'], null)],
  ['feedEnabled', post('LinkPost', 'Link', ['share_link', '7A9AE6'], null)],
  ['feedEnabled', post('PollPost', 'Poll', ['share_poll', '699BE1'], 'CollaborateComposer')],
  ['feedEnabled', post('QuestionPost', 'Question', ['question_post_action', '32AF5C'], 'CollaborateComposer')],
  ['updateable', button('ChangeOwnerOne', 'Change Owner', ['change_owner', '0070d2'])],
  ['deletable', remove],
  ['createable', button('Clone', 'Clone', ['clone', '6CA1E9'])],
  ['updateable', button('Share', 'Sharing')],
  ['updateable', button('PrintableView', 'Printable View')],
]

const photos: Entry[] = [
  ['updateable', button('UpdatePhoto', 'Update Photo')],
  ['updateable', button('DeletePhoto', 'Delete Photo')],
]

const saving: Entry[] = save.map((action) => ['updateable', action])
const making: Entry[] = [['createable', fresh]]

const standing: Partial<Record<Place, Entry[]>> = {
  ListView: making,
  ListViewRecord: onRows,
  Lookup: [['createable', { ...fresh, apiName: 'CreateFromLookup' }]],
  MruList: making,
  ObjectCreate: saving.map(([, action]) => ['createable', action]),
  ObjectHomeChart: making,
  Photo: photos,
  Record: onRecords,
  RecordEdit: saving,
  RelatedList: making,
  RelatedListRecord: onRows,
}

/** The actions of a place for records of an object: what may be done with them. */
export function standardActions(place: Place, object: ObjectDef): StandardAction[] {
  const owned = object.fields.some(({ name }) => name === 'OwnerId')
  return (standing[place] ?? []).flatMap(([needs, action]) =>
    object[needs] && (owned || action.apiName !== 'ChangeOwnerOne') ? [action] : [],
  )
}
