/** rainmaker org: the local org alone, for anyone's tests. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import type { CommandFile } from '../command.ts'

const main = fileURLToPath(new URL('../../../local-org/main.mjs', import.meta.url))

const commands: CommandFile = (program) => {
  program
    .command('org')
    .allowUnknownOption()
    .passThroughOptions()
    .argument('[options...]', '--port N --seed demo|empty --data DIR --json; see rainmaker org --help')
    .helpOption(false)
    .description('starts a local Salesforce-compatible org: --port N --seed demo|empty --json')
    .action(async (words: string[], _options: object, command: Command) => {
      const json = command.optsWithGlobals().json && !words.includes('--json') ? ['--json'] : []
      const child = spawn(process.execPath, [main, ...words, ...json], { stdio: 'inherit' })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
    })
}
export default commands
