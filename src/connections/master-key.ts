/** The key that seals secrets: a file of its own, outside the database, readable by its owner only. */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../problems.ts'

const keyBytes = 32

/** Reads the key, or makes it at the first start. Throws `setting-invalid` when the file is no key or open to everybody. */
export async function openMasterKey(file: string): Promise<KeyObject> {
  const made = await create(file)
  const { mode } = await stat(file)
  if ((mode & 0o007) !== 0) {
    throw refused(`The master key ${file} can be read by every user of the machine.`, `Run: chmod 600 ${file}`)
  }
  const key = Buffer.from(made ?? (await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length === keyBytes) return createSecretKey(key)
  throw refused(
    `The file ${file} holds no master key.`,
    'Put back the key you kept; a new key cannot open old secrets.',
  )
}

/** Null when there is one already: two servers that start together agree on the first. */
async function create(file: string): Promise<string | null> {
  await mkdir(dirname(file), { recursive: true })
  const text = randomBytes(keyBytes).toString('base64')
  try {
    await using handle = await open(file, 'wx', 0o600)
    await handle.writeFile(`${text}\n`)
    await handle.sync()
    return text
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'EEXIST') return null
    throw refused(
      `The master key ${file} cannot be written: ${(thrown as Error).message}.`,
      'Give the server a folder it may write.',
    )
  }
}

function refused(what: string, fix: string): Problem {
  return new Problem('setting-invalid', { what, fix })
}
