/** Users: a user name like an e-mail address and used nowhere else, a nickname, a standing of its own. */
import { type Change, fill, fillEmpty, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const EMAIL_LIKE = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function checkUsername({ after }: Change, context: RuleContext): void {
  const username = String(after['Username'] ?? '')
  if (username && !EMAIL_LIKE.test(username)) {
    const words = 'Username must be in the form of an email address (for example, john@acme.com).'
    throw new OrgError('INVALID_EMAIL_ADDRESS', words, { fields: ['Username'] })
  }
  const other = context.find('User', 'Username', username).find((user) => user.Id !== after['Id'])
  if (!other) return
  const words =
    'Duplicate Username. The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations.'
  throw new OrgError('DUPLICATE_USERNAME', words, { fields: ['Username'] })
}

function checkNickname({ after }: Change, context: RuleContext): void {
  const nickname = after['CommunityNickname'] ?? null
  if (!context.find('User', 'CommunityNickname', nickname).some((user) => user.Id !== after['Id'])) return
  const words = 'Duplicate Nickname.<br>Another user has already selected this nickname.<br>Please select another.'
  throw new OrgError('DUPLICATE_COMM_NICKNAME', words, { fields: ['CommunityNickname'] })
}

/** Users are of the type of their profile. */
function takeType(change: Change, context: RuleContext): void {
  const type = context.live(change.after['ProfileId'])?.['UserType']
  if (type != null) fill(change, 'UserType', type)
}

export default {
  objects: ['User'],
  before(change, context) {
    if (isChanged(change, 'Username')) checkUsername(change, context)
    if (isChanged(change, 'CommunityNickname')) checkNickname(change, context)
    if (isChanged(change, 'ProfileId')) takeType(change, context)
    if (change.kind !== 'create') return
    const nickname = String(change.after['Username'] ?? '').split('@')[0] ?? ''
    fillEmpty(change, 'CommunityNickname', `${nickname}${change.after['Id']}`.slice(0, 40))
  },
} satisfies Rule
