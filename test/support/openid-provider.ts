/** A small OpenID provider on this machine: discovery, keys, code flow with PKCE; it signs whoever is named in at once, and can lie. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export interface OpenIdProvider {
  issuer: string
  /** Claims of whoever signs in next. */
  person: Record<string, unknown>
  /** Overrides claims of the id token, to forge it. */
  lies: Record<string, unknown>
  /** Signs with a key that is not published. */
  foreignKey: boolean
  /** What the token door was asked with. */
  exchanges: URLSearchParams[]
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openIdProvider(clientId: string): Promise<OpenIdProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string; challenge: string }>()
  const provider: OpenIdProvider = { issuer: '', person: {}, lies: {}, foreignKey: false, exchanges: [] }

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: provider.issuer, aud: clientId, iat: now, exp: now + 300, nonce }
    const text = `${base64({ alg: 'RS256', kid: 'one' })}.${base64({ ...claims, ...provider.person, ...provider.lies })}`
    const key = provider.foreignKey ? foreign.privateKey : keys.privateKey
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }

  function exchange(form: URLSearchParams): [status: number, body: unknown] {
    provider.exchanges.push(form)
    const begun = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!begun || begun.challenge !== challenge) return [400, { error: 'invalid_grant' }]
    return [200, { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken(begun.nonce) }]
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') {
      const at = (path: string) => `${provider.issuer}${path}`
      return answer(200, {
        issuer: provider.issuer,
        authorization_endpoint: at('/authorize'),
        token_endpoint: at('/token'),
        jwks_uri: at('/keys'),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (url.pathname === '/keys') {
      return answer(200, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    }
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      const asked = (name: string) => url.searchParams.get(name) ?? ''
      codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge') })
      const back = new URL(asked('redirect_uri'))
      back.search = new URLSearchParams({ code, state: asked('state') }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    return request.on('end', () => answer(...exchange(new URLSearchParams(body))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}
