/** The Problems of asking the outside. */
import { Problem } from '../problems.ts'

/** An Error with a code too, as connecting code expects one. */
export function closedDoor(host: string): Problem {
  return new Problem('address-closed', {
    what: `${host} is not a public address.`,
    fix: 'Use an address everybody can reach, or let an administrator add it to RAINMAKER_ALLOW_HOSTS.',
    field: 'url',
  })
}

export function unfitUrl(url: string, why: string): Problem {
  return new Problem('input-invalid', {
    what: `${shown(url)} cannot be asked: ${why}.`,
    fix: 'Give a web address such as https://example.com/path.',
    field: 'url',
  })
}

export function unfitHeader(what: string): Problem {
  return new Problem('input-invalid', {
    what: `${what}.`,
    fix: 'Headers are plain text of one line; encode other characters.',
    field: 'headers',
  })
}

export function unreachable(url: string, cause: unknown): Problem {
  return new Problem('outside-unreachable', {
    what: `Nothing answers at ${shown(url)}: ${reasonOf(cause)}.`,
    fix: 'Check the address; if the other side is away for a while, the step is repeated.',
    cause,
  })
}

/** It was asked, and what became of it is not known. */
export function lostAnswer(url: string, cause: unknown): Problem {
  return new Problem('answer-lost', {
    what: `The answer of ${shown(url)} did not arrive: ${reasonOf(cause)}.`,
    fix: 'Look there whether it was done, or raise timeoutMs of the step.',
    cause,
  })
}

export function tooLarge(url: string, mostBytes: number): Problem {
  const size = mostBytes >= 1_048_576 ? `${Math.floor(mostBytes / 1_048_576)} MB` : `${mostBytes} bytes`
  return new Problem('answer-too-large', {
    what: `The answer of ${shown(url)} is larger than ${size}.`,
    fix: 'Ask for less at once.',
  })
}

/** Without user info, query and fragment: keys are often in there. */
function shown(text: string): string {
  const url = URL.parse(text)
  return url ? `${url.protocol}//${url.host}${url.pathname}` : JSON.stringify(text.slice(0, 100))
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0])
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
