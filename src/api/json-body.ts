/** JSON that others send: nested no deeper than anything walks that handles it, and without names that reach into prototypes. */
import type { FastifyInstance } from 'fastify'
import { Problem } from '../problems.ts'

const deepest = 100
const [quote, backslash] = ['"', '\\'].map((letter) => letter.charCodeAt(0))
const opening = new Set(['[', '{'].map((letter) => letter.charCodeAt(0)))
const closing = new Set([']', '}'].map((letter) => letter.charCodeAt(0)))

/** Throws `bad-request` for what is nested too deep; anything else that is no JSON is left to its reader. */
export function checkDepth(json: string): void {
  let depth = 0
  let isText = false
  for (let at = 0; at < json.length; at++) {
    const letter = json.charCodeAt(at)
    if (isText && letter === backslash) at += 1
    else if (letter === quote) isText = !isText
    else if (!isText && closing.has(letter)) depth -= 1
    else if (!isText && opening.has(letter) && ++depth > deepest) throw tooDeep()
  }
}

export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body)
    checkDepth(text)
    return parse(request, text, done)
  })
}

function tooDeep(): Problem {
  return new Problem('bad-request', {
    what: `The JSON is nested more than ${deepest} levels deep.`,
    fix: 'Send it flatter, or as a text.',
  })
}
