/** The page where a person says who they are; a right password starts a browser session. */

import { limitRefusals, loginLimit } from '../../metadata/index.ts'
import { type Answer, cookieOf, loginWay, type OpenCall, plainAddress, redirect } from '../wire/index.ts'
import { readForm } from './form.ts'
import { escapeHtml, hidden, page } from './page.ts'

/** Where a login leads that nothing asked for. */
export const homePath = '/home/home.jsp'

/** GET / or /login */
export function showLogin(call: OpenCall): Answer {
  const startUrl = call.query.get('startURL') ?? homePath
  return loginPage(startUrl, hintIn(startUrl), '')
}

/** POST of the page: `username` and `pw` as on Salesforce's own page; `un` and `password` are taken as well. */
export function login(call: OpenCall): Answer {
  const form = readForm(call)
  const startUrl = form.get('startURL') ?? homePath
  const username = form.get('username') ?? form.get('un') ?? ''
  const { accounts } = call.instance.org
  const userId = accounts.login(username, form.get('pw') ?? form.get('password') ?? '')
  if (userId === undefined) {
    accounts.noteRefusal(username, 'Invalid Password', loginWay(call, 'Application'))
    const refused = 'Please check your username and password. If you still cannot log in, contact your administrator.'
    return loginPage(startUrl, username, refused)
  }
  const limit = loginLimit(call.instance.org, userId, plainAddress(call.remote))
  if (limit) {
    accounts.noteRefusal(username, limitRefusals[limit], loginWay(call, 'Application'))
    const refused = 'You can’t log in from here at this time. Contact your administrator for help.'
    return loginPage(startUrl, username, refused)
  }
  return startBrowserSession(call, userId, startUrl)
}

/** The user name that an app hopes for, if the login is on the way to it. */
function hintIn(startUrl: string): string {
  const query = startUrl.split('?')[1] ?? ''
  return new URLSearchParams(query).get('login_hint') ?? ''
}

/** Logs the browser in and sends it on, within this org only. Its cookie is a session of the API as well. */
export function startBrowserSession(
  call: OpenCall,
  userId: string,
  startUrl: string = homePath,
  sid = newSession(call, userId),
): Answer {
  const path = startUrl.startsWith(`${call.origin}/`) ? startUrl.slice(call.origin.length) : startUrl
  const target = /^\/(?![/\\])/.test(path) ? path : homePath
  return redirect(target, { 'set-cookie': `sid=${sid}; Path=/; HttpOnly; SameSite=Lax` })
}

function newSession(call: OpenCall, userId: string): string {
  const { accounts } = call.instance.org
  const wish = { userId, clientId: null, scope: 'full', refreshToken: false, login: loginWay(call, 'Application') }
  return accounts.createSession(wish).session.accessToken
}

/** GET or POST of the addresses that log a browser out: its session ends, apps keep theirs. */
export function logout(call: OpenCall): Answer {
  const sid = cookieOf(call, 'sid')
  if (sid !== undefined) call.instance.org.accounts.revoke(sid)
  const back = readForm(call).get('post_logout_redirect_uri')
  return redirect(back && URL.canParse(back) ? back : '/', { 'set-cookie': 'sid=; Path=/; Max-Age=0' })
}

function loginPage(startUrl: string, username: string, refused: string): Answer {
  return page(
    'Login | Local org',
    `<h1>Log in to the local org</h1>${refused ? `<p class="error" role="alert">${refused}</p>` : ''}
<form method="post" action="/">${hidden('startURL', startUrl)}
<label for="username">Username</label><input type="text" id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autofocus>
<label for="password">Password</label><input type="password" id="password" name="pw" autocomplete="current-password">
<button class="primary" id="Login" name="Login" value="Log In">Log In</button></form>`,
  )
}
