/** What engines in tests reach besides the org: this machine by http, and no language model unless the test has one. */
import { createAi } from '../../src/ai/index.ts'
import { createOutside } from '../../src/outside/index.ts'

export const noModel = createAi({ aiUrl: '', aiKeyFile: '', aiModel: '' })

/** To be spread into an engine's parts. */
export const away = () => ({ outside: createOutside({ allowHosts: '127.0.0.1' }), ai: noModel })
