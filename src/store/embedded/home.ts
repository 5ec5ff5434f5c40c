/** Where the embedded server lives: in the data folder, or beside the system's own when its account cannot get there. */
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { handOver, openTheWay } from './account.ts'

export interface Home {
  /** Binaries and links we make, the log file, and the two below. */
  folder: string
  /** The database itself (PGDATA). */
  data: string
  /** Private folder (0700) of the unix socket. */
  socket: string
}

/** Where databases go whose data folder is closed to the server's account (a clone in root's own 0700 folder). */
const systemFolder = '/var/lib/rainmaker'

/** The path of a unix socket must fit in 107 bytes, `/.s.PGSQL.5432` included. */
const socketFolderAtMost = 90

/** Makes the folders, or finds them as they were made before. */
export async function homeIn(dataDir: string, log: Logger): Promise<Home> {
  await mkdir(dataDir, { recursive: true })
  const folder = await settle(join(dataDir, 'postgres'), log)
  return { folder, data: join(folder, 'data'), socket: await socketFolder(folder) }
}

async function settle(wanted: string, log: Logger): Promise<string> {
  const elsewhere = await readlink(wanted).catch(() => null)
  if (elsewhere) return own(elsewhere)
  if (await openTheWay(dirname(wanted))) return own(wanted)
  // A random name, so that a data folder deleted and made anew never meets the old database.
  const place = join(systemFolder, randomUUID())
  await mkdir(systemFolder, { recursive: true, mode: 0o755 })
  await own(place)
  // Two first starts at once: one link wins, both follow it.
  await symlink(place, wanted).catch(() => undefined)
  const agreed = await readlink(wanted)
  log.info(
    { folder: agreed },
    'the database is kept there: as root it runs as nobody, who cannot enter the data folder',
  )
  return agreed
}

async function own(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await handOver(folder)
  return folder
}

async function socketFolder(home: string): Promise<string> {
  const near = join(home, 'run')
  if (near.length <= socketFolderAtMost) return own(near)
  const note = join(home, 'socket-folder')
  const noted = await readFile(note, 'utf8').catch(() => null)
  if (noted) return own(noted)
  const made = await mkdtemp(join(tmpdir().length < 40 ? tmpdir() : '/tmp', 'rainmaker-'))
  await chmod(made, 0o700)
  await handOver(made)
  // wx: of two first starts one writes the note, both follow it.
  await writeFile(note, made, { flag: 'wx' }).catch(() => undefined)
  return own(await readFile(note, 'utf8'))
}
