/** Whether anything answers at a login address, so that a wrong one is found before a browser is sent there. */
import { lostAnswer } from '../lost.ts'
import { exchange } from '../wire.ts'

const patienceMs = 5000

/** Throws `org-unreachable`. Any HTTP answer is good enough. */
export async function reachLogin(loginUrl: string): Promise<void> {
  const { origin } = new URL(loginUrl)
  const path = '/.well-known/openid-configuration'
  try {
    await exchange({
      origin,
      method: 'GET',
      path,
      headers: { accept: 'application/json' },
      body: null,
      timeoutMs: patienceMs,
    })
  } catch (thrown) {
    throw lostAnswer(thrown, origin, false).problem
  }
}
