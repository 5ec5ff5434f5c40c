/** Working copies of programs in a MetadataContainer: they differ in what they are copies of. */
import * as f from './kit/index.ts'

/** `of` is the object that is copied, 'ApexClass'. */
export function containerMember(of: string, prefix: string): f.ObjectSpec {
  const label = `${of.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')} Member`
  return f.object({
    name: `${of}Member`,
    label,
    plural: `${label}s`,
    prefix,
    undeletable: false,
    searchable: false,
    layoutable: false,
    triggerable: false,
    fields: [
      f.id(`${label} ID`),
      f.reference('MetadataContainerId', 'Metadata Container ID', 'MetadataContainer', {
        required: true,
        children: `${of}Members`,
        onParentDelete: 'cascade',
      }),
      f.reference('ContentEntityId', 'Content Entity ID', of, { required: true }),
      f.textarea('Body', 'Body', 1_000_000, { required: true }),
      f.text('FullName', 'Full Name', 255, { readOnly: true }),
      f.datetime('LastSyncDate', 'Last Sync Date', { readOnly: true }),
      f.audit(),
    ],
  })
}
