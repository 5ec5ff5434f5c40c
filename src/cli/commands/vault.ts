/** rainmaker vault: the key that seals tokens and client secrets. */
import { type CommandFile, verb } from '../command.ts'
import { took } from '../output.ts'

const commands: CommandFile = (program) => {
  const vault = program.command('vault').description('the key that seals tokens and secrets')
  vault
    .command('rotate')
    .description('makes a new master key and seals every secret anew, while calls go on')
    .action(
      verb(async ({ client, show }) =>
        show(
          await client.send<{ resealed: number; ms: number }>('POST', '/api/v1/vault/rotate'),
          ({ resealed, ms }) =>
            `Sealed ${resealed} secrets anew in ${took(ms)}; the old key is gone. Keep a copy of the new master key file.`,
        ),
      ),
    )
}
export default commands
