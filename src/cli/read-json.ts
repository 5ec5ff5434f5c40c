/** JSON from the command line. */
import { messageOf, Problem } from '../problems.ts'

/** Throws Problem `bad-request` that names the option it was given to. */
export function readJson(text: string, option: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('bad-request', {
      what: `What ${option} was given is no JSON: ${messageOf(cause)}.`,
      fix: `Quote it for the shell: ${option} '{"name": "value"}'.`,
      cause,
    })
  }
}
