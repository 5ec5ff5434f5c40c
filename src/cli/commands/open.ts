/** rainmaker open: a link that signs a browser in. */
import { type CommandFile, verb } from '../command.ts'

const commands: CommandFile = (program) => {
  program
    .command('open')
    .description('prints the address of the page, with a link that signs your browser in')
    .action(
      verb(async ({ client, show }) =>
        show(await client.send<{ url: string }>('POST', '/api/v1/links'), ({ url }) => url),
      ),
    )
}
export default commands
