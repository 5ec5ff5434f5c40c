/** The server's own key: in the data folder, for whoever runs the server and for the command line beside it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newSecret } from './secrets.ts'

/** Reads it, or makes one (256 bits, file mode 0600). */
export async function openServerKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'api.key')
  const found = await readFile(file, 'utf8').catch(() => '')
  if (found.trim()) return found.trim()
  const key = newSecret('rmk_')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${key}\n`, { mode: 0o600 })
  return key
}
