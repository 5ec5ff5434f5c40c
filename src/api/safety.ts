/** What every answer carries and every request must fit, so that other sites cannot use a browser against us. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'

const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
}

/** A page that needs another policy has set it. Answers with data are nobody's to keep. */
export async function addSafetyHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
  const isPrivate = /^\/(api|open|connect|sign-in|mcp)(\/|\?|$)/.test(request.url)
  if (isPrivate && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
}

const thisMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** A page of another site that resolves its own name to us (DNS rebinding) comes with a foreign Host. */
export function refuseForeignHosts(host: string, publicUrl: string) {
  const isOpen = !thisMachine.test(host.includes(':') ? `[${host}]` : host)
  return async (request: FastifyRequest): Promise<void> => {
    // A hook's address is a secret no page can guess, and Salesforce comes by whatever name is public.
    if (request.url.startsWith('/hooks/') || request.url.startsWith('/health')) return
    const given = request.headers.host ?? 'localhost'
    const named = URL.canParse(`http://${given}`) ? new URL(`http://${given}`).hostname : ''
    if (thisMachine.test(named)) return
    // Bound to other addresses without a public name, any address we were reached at is ours.
    if (publicUrl ? new URL(publicUrl).hostname === named : isOpen && /^(\d+\.\d+\.\d+\.\d+|\[.+\])$/.test(named))
      return
    throw new Problem('bad-request', {
      what: `The Host "${named}" is not this server.`,
      fix: 'Use http://127.0.0.1 or http://localhost with the port, or set RAINMAKER_PUBLIC_URL to the name it is reached by.',
    })
  }
}
