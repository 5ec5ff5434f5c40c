/** An app a user has let in for good (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_oauthtoken.htm). The tokens themselves are not shown. */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { setUpId } from '../custom-ids.ts'

export default {
  live: true,
  spec: f.readOnly({
    name: 'OauthToken',
    label: 'OAuth Token',
    plural: 'OAuth Tokens',
    /** [K] */
    prefix: '0CQ',
    fields: [
      f.id('OAuth Token ID'),
      f.reference('UserId', 'User ID', 'User', { readOnly: true }),
      f.text('AppName', 'App Name', 80, { readOnly: true, nameField: true }),
      f.datetime('LastUsedDate', 'Last Used Date', { readOnly: true }),
      f.datetime('CreatedDate', 'Created Date', { readOnly: true }),
      f.int('UseCount', 'Use Count', { readOnly: true }),
      f.text('DeleteToken', 'Delete Token', 255, { readOnly: true }),
    ],
  }),
  rows: ({ user }, { accounts, admin }) =>
    accounts
      .refreshTokens()
      .filter(({ clientId, userId }) => clientId !== null && [userId, admin.id].includes(user.Id))
      .map(({ clientId, userId, grantId, issuedAt, lastUsedAt, uses = 0 }) => ({
        Id: setUpId('0CQ', grantId),
        UserId: userId,
        AppName: accounts.app(clientId ?? '')?.name ?? clientId,
        LastUsedDate: lastUsedAt ?? null,
        CreatedDate: issuedAt,
        UseCount: uses,
        DeleteToken: null,
      })),
} satisfies ComputedObject
