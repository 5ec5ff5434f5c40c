/** The file of keys that seal secrets: outside the database, readable by its owner only; one key a line, the newest last. */
import { createSecretKey, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, messageOf, Problem } from '../problems.ts'
import { type Keyring, type MasterKey, masterKeyOf } from './keyring.ts'

const keyBytes = 32

/** Reads the keys, or makes one at the first start. Throws `setting-invalid` when the file holds no key or is open to everybody. */
export async function openMasterKey(file: string): Promise<Keyring> {
  if (!existsSync(file)) await create(file)
  const { mode } = await stat(file)
  if ((mode & 0o007) !== 0) {
    throw refused(`The master key ${file} can be read by every user of the machine.`, `Run: chmod 600 ${file}`)
  }
  const all = fresh(file)
  const newest = () => all().at(-1) as MasterKey
  newest()
  return {
    all,
    newest,
    async add() {
      const made = randomBytes(keyBytes)
      await replace(file, [...all(), masterKeyOf(createSecretKey(made))])
      return newest()
    },
    retire: () => replace(file, [newest()]),
  }
}

/** The keys of the file, read again when it was replaced: another server may have added one. */
function fresh(file: string): () => MasterKey[] {
  let keys: MasterKey[] = []
  let mark = ''
  return () => {
    const { ino, mtimeMs, size } = statSync(file)
    const now = `${ino} ${mtimeMs} ${size}`
    if (now !== mark) keys = parse(file, readFileSync(file, 'utf8'))
    mark = now
    return keys
  }
}

function parse(file: string, text: string): MasterKey[] {
  const keys = text
    .split('\n')
    .filter(Boolean)
    .map((line) => Buffer.from(line.trim(), 'base64'))
  if (keys.length > 0 && keys.every(({ length }) => length === keyBytes)) {
    return keys.map((bytes) => masterKeyOf(createSecretKey(bytes)))
  }
  throw refused(
    `The file ${file} holds no master key.`,
    'Put back the key you kept; a new key cannot open old secrets.',
  )
}

/** Whole or not at all: a crash leaves the old file. */
async function replace(file: string, keys: MasterKey[]): Promise<void> {
  const next = nextTo(file)
  await write(
    next,
    keys.map(({ key }) => key.export()),
  )
  await rename(next, file)
}

/** Two servers that start together agree on the first: the file appears with its key in it, or is there already. */
async function create(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const next = nextTo(file)
  try {
    await write(next, [randomBytes(keyBytes)])
    await link(next, file)
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return
    throw refused(
      `The master key ${file} cannot be written: ${messageOf(thrown)}.`,
      'Give the server a folder it may write.',
    )
  } finally {
    await rm(next, { force: true })
  }
}

const nextTo = (file: string) => `${file}.${randomBytes(6).toString('hex')}`

async function write(file: string, keys: Buffer[]): Promise<void> {
  await using handle = await open(file, 'wx', 0o600)
  await handle.writeFile(keys.map((key) => `${key.toString('base64')}\n`).join(''))
  await handle.sync()
}

function refused(what: string, fix: string): Problem {
  return new Problem('setting-invalid', { what, fix })
}
