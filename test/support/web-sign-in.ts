/** Signs in to a local org as a person does in a browser: the login page, the consent page, the way back. */
import type { LocalOrg } from '../../local-org/index.ts'

/** `url` is where we send the browser; gives where the org sends it back to. */
export async function signInAt(org: LocalOrg, url: string, decision: 'allow' | 'deny' = 'allow'): Promise<URL> {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(new URL(path, org.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams(fields),
    })
  const login = await post('/login', { username: org.username, pw: org.password, startURL: '/' })
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
  const wish = Object.fromEntries(new URL(url).searchParams)
  const consent = await post('/setup/secur/RemoteAccessAuthorizationPage.apexp', { ...wish, decision }, cookie)
  return new URL(consent.headers.get('location') ?? '')
}

/** The query it comes back with. */
export async function webSignIn(org: LocalOrg, url: string, decision?: 'allow' | 'deny'): Promise<URLSearchParams> {
  return (await signInAt(org, url, decision)).searchParams
}
