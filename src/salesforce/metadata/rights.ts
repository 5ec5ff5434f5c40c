/** What to say when the connected user may not change the org's set-up. */
import { Problem } from '../../problems.ts'

/**
 * The rights a deployment takes. The first stands for all in most orgs; flows and outbound messages ask for the others too.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_intro.htm
 */
const setUpRights = [
  'Modify Metadata Through Metadata API Functions',
  'Customize Application',
  'Manage Flow',
  'View Setup and Configuration',
]

/** Does it, and says which rights are missing when that is why it was refused. */
export async function withRights<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'access-denied') throw lacking(thrown)
    throw thrown
  }
}

function lacking(cause: Problem): Problem {
  const { salesforce } = cause.details
  return new Problem('access-denied', {
    what: 'The connected user may not change the set-up of the org.',
    why: `Salesforce asks for the permission "${setUpRights[0]}".`,
    fix: `Give the user a permission set with ${setUpRights.join(', ')}; or have an administrator set it up by hand.`,
    cause,
    ...(salesforce && { salesforce }),
  })
}
