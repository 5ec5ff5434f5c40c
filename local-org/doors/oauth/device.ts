/** The device flow: a program without a browser shows a code, a person types it in elsewhere (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_device_flow.htm). */

import { randomBytes, randomInt } from 'node:crypto'
import { OrgError } from '../../org/index.ts'
import { type Answer, json, type OpenCall, redirect } from '../wire/index.ts'
import { admitApp } from './admission.ts'
import { loggedIn } from './authorize.ts'
import { findApp } from './client.ts'
import { type Form, readForm, required } from './form.ts'
import { escapeHtml, hidden, page } from './page.ts'
import type { Device } from './waiting.ts'

export const connectPath = '/setup/connect'
/** [K] ten minutes, and five seconds between two questions. */
const lifetimeMs = 10 * 60_000
const intervalMs = 5000

/** POST /services/oauth2/token with response_type=device_code. */
export function startDevice(call: OpenCall, form: Form): Answer {
  const app = findApp(call, required(form, 'client_id'))
  admitApp(call, app)
  const now = call.instance.org.clock.now()
  const device: Device = {
    deviceCode: randomBytes(32).toString('hex'),
    userCode: Array.from({ length: 8 }, () => 'BCDFGHJKLMNPQRSTVWXZ'[randomInt(20)]).join(''),
    clientId: app.clientId,
    scope: form.get('scope') || app.scopes.join(' '),
    expiresAt: now + lifetimeMs,
    askedAt: 0,
  }
  call.instance.devices.set(device.deviceCode, device)
  return json({
    device_code: device.deviceCode,
    user_code: device.userCode,
    verification_uri: `${call.origin}${connectPath}`,
    interval: intervalMs / 1000,
  })
}

/** GET /setup/connect: where the person types the code, after logging in. */
export function connectPage(call: OpenCall): Answer {
  const userCode = call.query.get('user_code') ?? ''
  if (!loggedIn(call)) {
    return redirect(`/?${new URLSearchParams({ ec: '302', startURL: `${connectPath}?user_code=${userCode}` })}`)
  }
  return page(
    'Connect Your Device',
    `<h1>Connect your device</h1><form method="post" action="${connectPath}">
<label for="user_code">Code shown by the device</label><input type="text" id="user_code" name="user_code" value="${escapeHtml(userCode)}" autocomplete="off" autofocus>
<button class="primary" id="save" name="step" value="connect">Connect</button></form>`,
  )
}

/** POST /setup/connect: first the code, then the decision. */
export function connectDevice(call: OpenCall): Answer {
  const userId = loggedIn(call)
  if (!userId) return redirect(connectPath)
  const form = readForm(call)
  const device = waiting(call, form.get('user_code') ?? '')
  if (!device) return page('Connect Your Device', '<h1>This code is not known or has expired.</h1>', 400)
  const decision = form.get('decision')
  if (decision === undefined) return askPage(call, device)
  const allowed = decision === 'allow'
  device.decision = { userId, allowed }
  if (allowed) call.instance.org.accounts.consent(userId, device.clientId)
  const words = allowed ? "You're connected" : 'You denied access'
  return page('Connect Your Device', `<h1>${words}</h1><p>You can close this page.</p>`)
}

function waiting(call: OpenCall, userCode: string): Device | undefined {
  const wanted = userCode.replace(/[^A-Za-z]/g, '').toUpperCase()
  const now = call.instance.org.clock.now()
  return [...call.instance.devices.values()].find((one) => {
    return one.userCode === wanted && one.expiresAt > now && one.decision === undefined
  })
}

function askPage(call: OpenCall, device: Device): Answer {
  const { name } = findApp(call, device.clientId)
  return page(
    'Allow Access?',
    `<h1>Allow access?</h1><p><strong>${escapeHtml(name)}</strong> wants to act for you.</p>
<form method="post" action="${connectPath}">${hidden('user_code', device.userCode)}
<button class="primary" id="oaapprove" name="decision" value="allow">Allow</button><button id="oadeny" name="decision" value="deny">Deny</button></form>`,
  )
}

/** Refuses in the words of RFC 8628 until somebody allowed the device. */
export function settled(call: OpenCall, deviceCode: string, clientId: string): Device & { userId: string } {
  const device = call.instance.devices.get(deviceCode)
  const now = call.instance.org.clock.now()
  if (device?.clientId !== clientId || device.expiresAt <= now) {
    throw new OrgError('invalid_grant', 'expired device code')
  }
  const { decision } = device
  if (!decision) {
    const isHasty = now - device.askedAt < intervalMs
    device.askedAt = now
    if (isHasty) throw new OrgError('slow_down', 'polling too frequently')
    throw new OrgError('authorization_pending', 'authorization is pending')
  }
  call.instance.devices.delete(deviceCode)
  if (!decision.allowed) throw new OrgError('access_denied', 'end-user denied authorization')
  return { ...device, userId: decision.userId }
}
