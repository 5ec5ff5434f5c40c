/** One call to the endpoint. https://platform.openai.com/docs/api-reference/chat */
import { readFile } from 'node:fs/promises'
import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { messageOf, Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import type { Message } from './messages.ts'

export type AiSettings = Pick<Settings, 'aiUrl' | 'aiKeyFile' | 'aiModel'>

export interface Completion {
  content: string
  /** Null when the endpoint does not say. */
  usage: { inputTokens: number; outputTokens: number } | null
}

const answerShape = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
})

const longestAnswer = 4_194_304

export interface Asking {
  model: string
  messages: Message[]
  schema: unknown
  maxTokens: number
  signal: AbortSignal
}

/** Throws Problem `ai-unavailable` (comes back), `ai-refused` (does not), `ai-answer-invalid`. */
export async function complete(settings: AiSettings, asking: Asking): Promise<Completion> {
  const answer = await post(
    settings,
    {
      model: asking.model,
      messages: asking.messages,
      max_completion_tokens: asking.maxTokens,
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: asking.schema } },
    },
    asking.signal,
  )
  const text = await textOf(answer, asking.signal)
  if (answer.statusCode >= 300) throw refusalOf(answer, text)
  return read(text)
}

async function post({ aiUrl, aiKeyFile }: AiSettings, body: unknown, signal: AbortSignal) {
  const url = aiUrl.endsWith('/chat/completions') ? aiUrl : `${aiUrl.replace(/\/$/, '')}/chat/completions`
  const key = aiKeyFile === '' ? '' : await keyIn(aiKeyFile)
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) }
  try {
    return await request(url, { method: 'POST', headers, body: JSON.stringify(body), signal, headersTimeout: 0 })
  } catch (cause) {
    throw unavailable(`it does not answer (${messageOf(cause)})`, null, cause)
  }
}

/** Read each time: a key that was changed works at once. */
async function keyIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (cause) {
    throw new Problem('setting-invalid', {
      what: `The key of the language model cannot be read from ${file}.`,
      fix: 'Set RAINMAKER_AI_KEY_FILE to a file with the key alone.',
      cause,
    })
  }
}

async function textOf({ body }: Dispatcher.ResponseData, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of body) {
      signal.throwIfAborted()
      size += part.length
      if (size > longestAnswer) throw invalid('it is longer than 4 MB')
      parts.push(part)
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw unavailable('its answer broke off', null, cause)
  }
  return Buffer.concat(parts).toString()
}

function read(text: string): Completion {
  const shaped = answerShape.safeParse(parsed(text))
  const [choice] = shaped.data?.choices ?? []
  if (!choice) throw unavailable('it answers in a form that is not OpenAI’s', null)
  if (choice.finish_reason === 'length') throw invalid('it was cut off; raise maxTokens of the step')
  if (choice.message.refusal) throw invalid(`the model refused: ${choice.message.refusal.slice(0, 200)}`)
  const usage = shaped.data?.usage
  return {
    content: choice.message.content ?? '',
    usage: usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const passing = new Set([408, 409, 425, 429])

function refusalOf({ statusCode, headers }: Dispatcher.ResponseData, text: string): Problem {
  const body = parsed(text) as { error?: { message?: string } | string } | null
  const said = typeof body?.error === 'string' ? body.error : (body?.error?.message ?? '')
  const why = `it answers ${statusCode}${said ? `: ${said.slice(0, 300)}` : ''}`
  if (passing.has(statusCode) || statusCode >= 500) return unavailable(why, waitOf(headers['retry-after']))
  return new Problem('ai-refused', {
    what: `The language model refused the question: ${why}.`,
    fix: 'Check RAINMAKER_AI_URL, RAINMAKER_AI_KEY_FILE and the model’s name.',
  })
}

/** Retry-After is seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function waitOf(header: string | string[] | undefined): number | null {
  const text = [header].flat()[0]
  if (text === undefined) return null
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

function unavailable(why: string, retryAfterMs: number | null, cause?: unknown): Problem {
  return new Problem('ai-unavailable', {
    what: `The language model is not available: ${why}.`,
    fix: 'It is tried again; if this lasts, check RAINMAKER_AI_URL.',
    ...(retryAfterMs !== null && { retryAfterMs }),
    cause,
  })
}

export function invalid(why: string, items?: { path: string; what: string; fix: string }[]): Problem {
  return new Problem('ai-answer-invalid', {
    what: `The language model’s answer cannot be used: ${why}.`,
    fix: 'Make the prompt clearer, the schema easier, or take another model.',
    ...(items && { items }),
  })
}
