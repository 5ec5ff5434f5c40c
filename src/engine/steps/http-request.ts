/** Fills what an http step sends. */
import { Problem } from '../../problems.ts'
import { fill, fillUrl, type HttpStep } from '../../workflows/index.ts'
import type { Branch } from './branch.ts'
import { type SecretOf, withSecrets } from './named-secrets.ts'

export interface HttpRequest {
  url: string
  headers: Record<string, string>
  body: string | null
  /** As the run shows it: without what opens doors. */
  shown: unknown
  /** Without named secrets: the other side may say them back. */
  hide<T>(value: T): T
}

const secret = /auth|cookie|token|secret|password|api-?key|signature/i
/** These say how the message is carried, which is not for a workflow to say. */
const ours = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'keep-alive',
  'te',
  'trailer',
])

/** Throws Problem `template-invalid`, `value-missing`, `input-invalid`. */
export async function httpRequest(
  { http, nil }: HttpStep,
  { scope }: Branch,
  secretOf: SecretOf,
): Promise<HttpRequest> {
  const secrets = await withSecrets(http.headers, secretOf)
  const filled = await fill({ query: http.query, body: http.body, form: http.form }, scope, nil)
  const { query, body, form } = filled as Pick<HttpStep['http'], 'query' | 'body' | 'form'>
  const headers = headersOf(await fill(secrets.marked, scope))
  const text = await fill(http.text, scope)
  const url = withQuery(await fillUrl(http.url, scope), query)
  const content = contentOf(body, form, text)
  return {
    url,
    headers: { accept: 'application/json, */*;q=0.5', ...content.type, ...secrets.reveal(headers) },
    body: content.body,
    shown: {
      method: http.method,
      url,
      headers: secrets.hide(masked(headers)),
      ...(content.body !== null && { body: body ?? form ?? text }),
    },
    hide: secrets.hide,
  }
}

function headersOf(given: unknown): Record<string, string> {
  const entries = Object.entries(given as Record<string, unknown>).filter(([, value]) => value !== null)
  const own = entries.find(([name]) => ours.has(name.toLowerCase()))
  if (own) throw unfit(`The header ${own[0]} is Rainmaker’s own.`, 'Leave it out.', 'headers')
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function withQuery(text: string, query: Record<string, unknown>): string {
  const url = URL.parse(text)
  if (!url) throw unfit(`${JSON.stringify(text.slice(0, 200))} is no web address.`, 'Begin it with https://', 'url')
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null) url.searchParams.append(name, asParameter(one))
  }
  return url.href
}

const asParameter = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

interface Content {
  type: Record<string, string>
  body: string | null
}

function contentOf(body: unknown, form: Record<string, unknown> | undefined, text: unknown): Content {
  if (form !== undefined) return { type: typed('application/x-www-form-urlencoded'), body: formText(form) }
  if (text !== undefined) return { type: typed('text/plain; charset=utf-8'), body: String(text) }
  if (body === undefined) return { type: {}, body: null }
  return { type: typed('application/json'), body: JSON.stringify(body) }
}

const typed = (type: string) => ({ 'content-type': type })

function formText(form: Record<string, unknown>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of [value].flat()) if (one !== null) pairs.append(name, asParameter(one))
  }
  return pairs.toString()
}

function masked(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, secret.test(name) ? '•••' : value]))
}

function unfit(what: string, fix: string, field: string): Problem {
  return new Problem('input-invalid', { what, fix, field })
}
