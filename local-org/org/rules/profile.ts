/** A profile's permissions stand in a permission set of its own: made with it, and kept in step. */
import { type Change, type Draft, fillEmpty, isChanged, type Rule } from '../save/rule.ts'

/** What the change says of permissions, by the names of a permission set: packaging has another there. */
function permissions(change: Change): Draft {
  const told = Object.keys(change.after).filter((name) => name.startsWith('Permissions') && isChanged(change, name))
  return Object.fromEntries(told.map((name) => [name.replace(/Multiforce$/, 'Packaging'), change.after[name] ?? false]))
}

export default {
  objects: ['Profile'],
  before(change) {
    if (change.kind === 'create') fillEmpty(change, 'UserType', 'Standard')
  },
  after(change, context) {
    // Who sets up profiles as the system makes their permission sets, too.
    if (context.options.asSystem) return
    const id = String(change.after['Id'])
    const set = permissions(change)
    context.asSystem(() => {
      if (change.kind === 'create') {
        const own = { ProfileId: id, IsOwnedByProfile: true, Type: 'Profile' }
        context.insert('PermissionSet', { Name: `X${id.slice(0, 15)}`, Label: id.slice(0, 15), ...own, ...set })
      } else if (Object.keys(set).length > 0) {
        for (const known of context.find('PermissionSet', 'ProfileId', id)) context.update(known.Id, set)
      }
    })
  },
} satisfies Rule
