/** Asks a language model a question and gives an answer of the shape that was asked for, or none. */
import { Problem } from '../problems.ts'
import { type AiSettings, type Completion, complete, invalid } from './endpoint.ts'
import { asText, type Message, messagesFor, repairOf } from './messages.ts'
import { type Preset, type PresetName, presets } from './presets.ts'
import { type JsonSchema, type Misfit, misfitsOf, withoutNulls } from './schema/index.ts'
import { strangeIds } from './strange-ids.ts'

export interface AiRequest {
  do: PresetName
  prompt: string
  /** Any value; the model is told that it is data. */
  input: unknown
  /** Of `recommend`. */
  options?: unknown[]
  output?: JsonSchema | undefined
  /** Default: the setting's. */
  model?: string | undefined
  maxTokens: number
  /** What may still be spent, input and answer together. */
  tokensLeft: number
  signal: AbortSignal
  /** Told of every call, also of one whose answer is of no use: it was paid for. */
  onSpent(tokens: number): void
}

export interface AiAnswer {
  value: Record<string, unknown>
  usage: { model: string; inputTokens: number; outputTokens: number }
}

export interface Ai {
  /** Throws Problem `setting-invalid`, `ai-unavailable`, `ai-refused`, `ai-answer-invalid`, `ai-limit`. */
  ask(request: AiRequest): Promise<AiAnswer>
}

export function createAi(settings: AiSettings): Ai {
  return { ask: (request) => ask(settings, request) }
}

async function ask(settings: AiSettings, request: AiRequest): Promise<AiAnswer> {
  const { options = [], output, signal, maxTokens } = request
  if (settings.aiUrl === '') throw notSet('RAINMAKER_AI_URL', 'the address of an OpenAI-compatible endpoint')
  const model = request.model ?? settings.aiModel
  if (model === '') throw notSet('RAINMAKER_AI_MODEL', 'the name of a model')
  const preset: Preset = presets[request.do]
  const schema = preset.answer(output, options)
  const messages = messagesFor({ ...request, instruction: preset.instruction, options, schema })
  const usage = { model, inputTokens: 0, outputTokens: 0 }
  const once = async (more: Message[]) => {
    const asking = { model, messages: [...messages, ...more], schema, maxTokens, signal }
    checkLimit(asking.messages, usage, request)
    const completion = await complete(settings, asking)
    spend(usage, completion, asking.messages, request)
    return completion.content
  }
  const given = [request.prompt, asText(request.input), asText(options), asText(schema)].join('\n')
  const first = await once([])
  const read = readAnswer(first, schema, given)
  if (read.misfits.length === 0) return { value: read.value, usage }
  const second = readAnswer(await once(repairOf(first, read.misfits)), schema, given)
  if (second.misfits.length === 0) return { value: second.value, usage }
  throw unusable(second.misfits)
}

/** The answer as a value, and everything that is wrong with it. */
function readAnswer(content: string, schema: JsonSchema, given: string) {
  const none = (what: string) => ({ value: {}, misfits: [{ path: '', what }] })
  const json = content.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return none('it is not JSON')
  }
  const value = withoutNulls(parsed, schema)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return none('it has to be an object')
  const strange = strangeIds(value, given).map(({ path, id }) => ({ path, what: `there is no id ${id} in the data` }))
  return { value: value as Record<string, unknown>, misfits: [...misfitsOf(value, schema), ...strange] }
}

/** About four characters are one token; refused before it is paid for. */
const tokensIn = (messages: Message[]) => Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4)

function checkLimit(messages: Message[], used: AiAnswer['usage'], { tokensLeft }: AiRequest): void {
  const left = tokensLeft - used.inputTokens - used.outputTokens
  if (tokensIn(messages) < left) return
  throw new Problem('ai-limit', {
    what: `The run may use ${Math.max(0, left)} more tokens of language models; this question has about ${tokensIn(messages)}.`,
    fix: 'Give the step less input, or raise limits.aiTokens of the workflow or RAINMAKER_AI_TOKENS.',
  })
}

function spend(sum: AiAnswer['usage'], { content, usage }: Completion, messages: Message[], request: AiRequest): void {
  const { inputTokens, outputTokens } = usage ?? {
    inputTokens: tokensIn(messages),
    outputTokens: Math.ceil(content.length / 4),
  }
  sum.inputTokens += inputTokens
  sum.outputTokens += outputTokens
  request.onSpent(inputTokens + outputTokens)
}

function unusable(misfits: Misfit[]): Problem {
  const [first] = misfits
  const items = misfits
    .slice(0, 20)
    .map(({ path, what }) => ({ path, what, fix: 'Make the prompt or schema clearer.' }))
  return invalid(`${first?.path ? `"${first.path}": ` : ''}${first?.what}, also when asked again`, items)
}

function notSet(name: string, what: string): Problem {
  return new Problem('setting-invalid', { what: `${name} is not set.`, fix: `Set ${name} to ${what}.` })
}
