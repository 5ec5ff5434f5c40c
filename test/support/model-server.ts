/** For tests: a language model's endpoint on this machine, over real HTTP, that answers as the test says. */
import { type Asked, type Reply, type ScriptedServer, startScriptedServer } from './scripted-server.ts'

/** What a test sees of one question. */
export interface Questioned {
  system: string
  /** The first thing the user says: the prompt, and the data between its marks. */
  user: string
  /** The data alone. */
  data: string
  /** All of them: more than two when an answer is to be mended. */
  messages: { role: string; content: string }[]
  model: string
  /** How the answer is to look: json_schema. */
  format: string
  headers: Asked['headers']
}

/** A value is the model's answer as JSON, a text is said as it is; `reply` is anything else HTTP can do. */
export type Said = { json: unknown } | { text: string; finish?: string } | { reply: Reply }

export interface ModelServer {
  /** For RAINMAKER_AI_URL. */
  url: string
  questions: Questioned[]
  close(): Promise<void>
}

export async function startModelServer(answer: (question: Questioned, nth: number) => Said): Promise<ModelServer> {
  const questions: Questioned[] = []
  const server: ScriptedServer = await startScriptedServer((asked) => {
    const question = read(asked)
    questions.push(question)
    const said = answer(question, questions.length - 1)
    if ('reply' in said) return said.reply
    const content = 'json' in said ? JSON.stringify(said.json) : said.text
    const finish = 'finish' in said ? said.finish : 'stop'
    return {
      body: {
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
        usage: { prompt_tokens: question.system.length + question.user.length, completion_tokens: content.length },
      },
    }
  })
  return { url: `${server.url}/v1`, questions, close: server.close }
}

function read({ body, headers }: Asked): Questioned {
  const given = body as Pick<Questioned, 'messages' | 'model'> & { response_format: { type: string } }
  const [system, user] = given.messages
  const said = user?.content ?? ''
  return {
    system: system?.content ?? '',
    user: said,
    data: /DATA BEGINS \S+\n([\s\S]*)\nDATA ENDS/.exec(said)?.[1] ?? '',
    messages: given.messages,
    model: given.model,
    format: given.response_format.type,
    headers,
  }
}
