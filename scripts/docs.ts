// `node scripts/docs.ts`: writes docs/catalogue anew from the catalogue.
import { readdir, rm, writeFile } from 'node:fs/promises'
import { makeDocs } from './docs-make.ts'

const folder = new URL('../docs/catalogue/', import.meta.url)
const made = await makeDocs()
for (const name of await readdir(folder)) {
  if (name.endsWith('.md') && !made.has(name)) await rm(new URL(name, folder))
}
for (const [path, text] of made) await writeFile(new URL(path, folder), text)
process.stdout.write(`${made.size} pages in docs/catalogue\n`)
