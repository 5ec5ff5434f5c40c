/** Readers of the Pub/Sub API whose position the org keeps (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_managedeventsubscription.htm). */

import { componentId } from '../../org/index.ts'
import { type Facts, factText } from '../facts.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'

const type = 'ManagedEventSubscription'
const prefix = '18x'
const replays = ['LATEST', 'EARLIEST'] as const
const states = ['RUN', 'STOP'] as const

export default {
  name: type,
  prefix,
  file: { directory: 'managedEventSubscriptions', suffix: 'managedEventSubscription' },
  order: 96,
  fullNames: ({ managed }) => managed.list.map(({ developerName }) => developerName),
  read({ managed }, fullName) {
    const found = managed.list.find(({ developerName }) => developerName === fullName)
    if (!found) return undefined
    const { defaultReplay, errorRecoveryReplay, state, topic } = found
    return { defaultReplay, errorRecoveryReplay, label: fullName, state, topicName: topic }
  },
  plan(draft, fullName, facts) {
    const { events, managed } = draft.ground
    const topic = factText(facts, 'topicName')
    if (!topic) throw missing('topicName')
    if (!events.topic(topic)) throw invalid(`The topic ${topic} does not exist.`, 'topicName')
    const wish = {
      developerName: fullName,
      topic,
      defaultReplay: oneOf(replays, facts, 'defaultReplay'),
      errorRecoveryReplay: oneOf(replays, facts, 'errorRecoveryReplay'),
      state: oneOf(states, facts, 'state'),
    }
    draft.add(type, fullName)
    return {
      created: this.read(draft.ground, fullName) === undefined,
      apply: () => managed.save(wish, () => componentId(prefix, fullName)),
    }
  },
  remove({ managed }, fullName) {
    if (!managed.remove(fullName)) throw notThere(type, fullName)
  },
} satisfies MetadataType

/** A choice; the first one when none is made. */
function oneOf<T extends string>(choices: readonly [T, ...T[]], facts: Facts, name: string): T {
  const asked = factText(facts, name)
  const chosen = asked === undefined ? choices[0] : choices.find((choice) => choice === asked)
  if (!chosen) throw invalid(`Invalid ${name}: ${asked}`, name)
  return chosen
}
