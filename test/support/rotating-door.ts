/** For tests: a token door whose refresh tokens work once, and a REST door that takes the newest session only. */
import type { Asked, Reply } from './scripted-server.ts'
import { startScriptedServer } from './scripted-server.ts'

export interface RotatingDoor {
  url: string
  /** Token requests by grant type. */
  grants: string[]
  /** Refresh tokens that were shown a second time: Salesforce ends everything then. */
  reused: number
  /** From now on the access token in use is refused. */
  expire(): void
  /** What the next token requests get instead of tokens; `cut-after` carries it out and loses the answer. */
  next: (Reply | 'cut-after')[]
  revoked: string[]
  orgId: string
  close(): Promise<void>
}

export async function startRotatingDoor(): Promise<RotatingDoor> {
  let count = 0
  let access = ''
  let refresh = ''
  const give = (): Reply => {
    count += 1
    access = `access-${count}`
    refresh = `refresh-${count}`
    return {
      body: {
        access_token: access,
        refresh_token: refresh,
        instance_url: door.url,
        scope: 'api refresh_token',
        id: `${door.url}/id/${door.orgId}/005000000000001AAA`,
      },
    }
  }
  const refuse = (error: string, error_description: string): Reply => ({
    status: 400,
    body: { error, error_description },
  })

  function token(form: URLSearchParams): Reply {
    const grant = form.get('grant_type') ?? ''
    door.grants.push(grant)
    const scripted = door.next.shift()
    if (scripted && scripted !== 'cut-after') return scripted
    if (grant === 'refresh_token' && form.get('refresh_token') !== refresh) {
      door.reused += 1
      return refuse('invalid_grant', 'expired access/refresh token')
    }
    const answer = give()
    return scripted === 'cut-after' ? 'cut' : answer
  }

  function rest({ path, headers }: Asked): Reply {
    if (headers['authorization'] !== `Bearer ${access}`) {
      return { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }
    }
    if (path.endsWith('/userinfo')) return { status: 403, body: 'no openid scope' }
    return { headers: { 'sforce-limit-info': 'api-usage=18/5000' }, body: { ok: true } }
  }

  const server = await startScriptedServer((asked) => {
    const form = new URLSearchParams(String(asked.body))
    if (asked.path.endsWith('/token')) return token(form)
    if (!asked.path.endsWith('/revoke')) return rest(asked)
    door.revoked.push(form.get('token') ?? '')
    return {}
  })
  const door: RotatingDoor = {
    url: server.url,
    grants: [],
    reused: 0,
    expire: () => {
      access = 'nobody has it'
    },
    next: [],
    revoked: [],
    orgId: '00D000000000001EAA',
    close: server.close,
  }
  return door
}
