// `npm start`: installs what is missing, then starts Rainmaker with its local org and tells the story in the terminal.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage, installPackages, node } from './install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
installPackages()
buildPage()
const child = spawn(node, [join(root, 'src', 'cli', 'main.mjs'), 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 130 : 1)
})
