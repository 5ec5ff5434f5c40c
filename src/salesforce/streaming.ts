/** Calls whose answers are read piece by piece. */
import type { Readable } from 'node:stream'
import { asProblem, type Problem } from '../problems.ts'
import type { Attribution, Line } from './line.ts'
import { lostAnswer } from './lost.ts'
import type { Salesforce } from './salesforce.ts'
import { exchangeStream } from './wire.ts'

/** One streamed call on the line; what it and its stream throw are Problems. */
export function streaming(line: Line, attribution: Attribution): Salesforce['stream'] {
  return async (call) => {
    const answer = await line(call, attribution, exchangeStream).catch((thrown) => {
      throw asProblem(thrown)
    })
    return { ...answer, body: pieces(answer.body as Readable) }
  }
}

async function* pieces(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) yield piece
  } catch (thrown) {
    throw broken(thrown)
  }
}

function broken(thrown: unknown): Problem {
  return lostAnswer(thrown, 'Salesforce', false).problem
}
