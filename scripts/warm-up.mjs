// Starts the local org and the command line once and ends them again: what Node compiled then is kept, and every later start takes half
// the time and less memory.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { node, root } from './install.mjs'

const org = spawn(node, [join(root, 'local-org', 'main.mjs'), '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
// Its help loads the commands of all nouns.
const help = spawn(node, [join(root, 'src', 'cli', 'main.mjs'), '--help'], { stdio: ['ignore', 'ignore', 'inherit'] })
const exits = Promise.all([once(org, 'exit'), once(help, 'exit')])
await Promise.race([once(org.stdout, 'data'), exits])
org.kill('SIGTERM')
await exits
