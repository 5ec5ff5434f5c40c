/** Ids of runs on the command line: a slip is told before the server is asked. */
import { InvalidArgumentError } from 'commander'

export function runId(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new InvalidArgumentError(
    'Runs have ids like 2c2aa50b-e49f-80a7-a4b6-251575c82033; rainmaker runs list shows them.',
  )
}
