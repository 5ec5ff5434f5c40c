/** rainmaker settings: every environment variable with its sentence. */
import { settingKinds } from '../../settings.ts'
import type { CommandFile } from '../command.ts'
import { table } from '../output.ts'

const commands: CommandFile = (program) => {
  program
    .command('settings')
    .description('the environment variables Rainmaker reads')
    .action(() => {
      const rows = Object.entries(settingKinds).map(([name, kind]) => [name, kind.fallback || '–', kind.describe])
      process.stdout.write(`${table(['VARIABLE', 'DEFAULT', 'ABOUT'], rows, '')}\n`)
    })
}
export default commands
