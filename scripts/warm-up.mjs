// Starts the local org once and ends it again: what Node compiled then is kept, and every later start takes half the time and less memory.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { node, root } from './install.mjs'

const org = spawn(node, [join(root, 'local-org', 'main.mjs'), '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
const exit = once(org, 'exit')
await Promise.race([once(org.stdout, 'data'), exit])
org.kill('SIGTERM')
await exit
