// `node scripts/docs-errors.ts`: writes docs/errors anew from the error table.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { makeErrorDocs } from './docs-errors-make.ts'

const folder = new URL('../docs/errors/', import.meta.url)
const made = makeErrorDocs()
await mkdir(folder, { recursive: true })
for (const name of await readdir(folder)) if (!made.has(name)) await rm(new URL(name, folder))
for (const [path, text] of made) await writeFile(new URL(path, folder), text)
process.stdout.write(`${made.size} pages in docs/errors\n`)
