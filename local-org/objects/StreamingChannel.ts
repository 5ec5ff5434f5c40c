/** A channel of generic streaming: any message pushed to it goes to all who listen. */
import * as f from './kit/index.ts'

export default f.object({
  name: 'StreamingChannel',
  label: 'Streaming Channel',
  plural: 'Streaming Channels',
  prefix: '0M6',
  searchable: false,
  mruEnabled: true,
  fields: [
    f.id('Streaming Channel Id'),
    f.owner(),
    f.isDeleted(),
    f.text('Name', 'Streaming Channel Name', 80, { required: true, nameField: true }),
    f.audit(),
    f.viewed(),
    f.checkbox('IsDynamic', 'Is Dynamically Created', { readOnly: true }),
    f.textarea('Description', 'Description', 255),
  ],
})
