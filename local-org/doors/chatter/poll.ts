/** Polls: posts with choices to vote for (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_poll_capability.htm). */

import { OrgError, type Row } from '../../org/index.ts'
import { saveOne } from '../rows/index.ts'
import { type Call, notFound } from '../wire/index.ts'
import { make } from './make.ts'
import { rowsWith } from './rows-with.ts'

const fewest = 2
const most = 10
/** Clients may read choices and votes; they come to be by posts and by voting. */
const asSystem = { asSystem: true }

/** The choices a new poll asks for. Throws MISSING_ARGUMENT for fewer than two or more than ten. */
export function pollChoices(choices: unknown): string[] {
  const texts = Array.isArray(choices) ? choices.map(String) : []
  if (texts.length >= fewest && texts.length <= most) return texts
  throw new OrgError('MISSING_ARGUMENT', `A poll must have between ${fewest} and ${most} choices.`)
}

export function makeChoices(call: Call, item: Row, texts: readonly string[]): void {
  for (const [at, ChoiceBody] of texts.entries()) {
    make(call, 'FeedPollChoice', { FeedItemId: item.Id, Position: at + 1, ChoiceBody }, asSystem)
  }
}

const choicesOf = (call: Call, item: Row) => rowsWith(call, 'FeedPollChoice', 'FeedItemId', item.Id)
const votesOf = (call: Call, item: Row) => rowsWith(call, 'FeedPollVote', 'FeedItemId', item.Id)

function myVote(call: Call, item: Row): Row | undefined {
  return votesOf(call, item).find((vote) => vote['CreatedById'] === call.session.userId)
}

/** The poll of a post; undefined when it has none. */
export function showPoll(call: Call, item: Row): Record<string, unknown> | undefined {
  const choices = choicesOf(call, item)
  if (choices.length === 0) return undefined
  const votes = votesOf(call, item)
  return {
    choices: choices.map((choice) => {
      const voteCount = votes.filter((vote) => vote['ChoiceId'] === choice.Id).length
      const voteCountRatio = votes.length === 0 ? 0 : voteCount / votes.length
      return { id: choice.Id, position: choice['Position'], text: choice['ChoiceBody'], voteCount, voteCountRatio }
    }),
    myChoiceId: myVote(call, item)?.['ChoiceId'] ?? null,
    totalVoteCount: votes.length,
  }
}

/** A second vote takes the place of the first. Throws NOT_FOUND for what is no choice of the poll. */
export function vote(call: Call, item: Row, choiceId: unknown): void {
  const choice = choicesOf(call, item).find(({ Id }) => Id === choiceId)
  if (!choice) throw notFound()
  const before = myVote(call, item)
  if (before) saveOne(call, { op: 'delete', object: 'FeedPollVote', id: before.Id }, asSystem)
  make(call, 'FeedPollVote', { FeedItemId: item.Id, ChoiceId: choice.Id }, asSystem)
}
