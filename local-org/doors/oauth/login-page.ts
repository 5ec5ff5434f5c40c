/** The page where a person says who they are; a right password starts a browser session. */

import { randomBytes } from 'node:crypto'
import { type Answer, type OpenCall, redirect } from '../wire/index.ts'
import { readForm } from './form.ts'
import { escapeHtml, hidden, page } from './page.ts'

/** Where a login leads that nothing asked for. */
export const homePath = '/home/home.jsp'

/** GET / or /login */
export function showLogin(call: OpenCall): Answer {
  return loginPage(call.query.get('startURL') ?? homePath, '', '')
}

/** POST of the page: `username` and `pw` as on Salesforce's own page; `un` and `password` are taken as well. */
export function login(call: OpenCall): Answer {
  const form = readForm(call)
  const startUrl = form.get('startURL') ?? homePath
  const username = form.get('username') ?? form.get('un') ?? ''
  const userId = call.instance.org.accounts.login(username, form.get('pw') ?? form.get('password') ?? '')
  if (userId === undefined) {
    const refused = 'Please check your username and password. If you still cannot log in, contact your administrator.'
    return loginPage(startUrl, username, refused)
  }
  return startBrowserSession(call, userId, startUrl)
}

/** Logs the browser in and sends it on, within this org only. */
export function startBrowserSession(call: OpenCall, userId: string, startUrl: string = homePath): Answer {
  const cookie = randomBytes(24).toString('base64url')
  call.instance.browserSessions.set(cookie, userId)
  const path = startUrl.startsWith(`${call.origin}/`) ? startUrl.slice(call.origin.length) : startUrl
  const target = /^\/(?![/\\])/.test(path) ? path : homePath
  return redirect(target, { 'set-cookie': `sid_Client=${cookie}; Path=/; HttpOnly; SameSite=Lax` })
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
