/** The lines of fields as they lie on disk: a file per first letter, in it a block per object headed by `# Name`. */
import { readFileSync } from 'node:fs'

/** The field lines of an object; none when there is no block of it. */
export function linesOf(name: string): string[] {
  const text = read(name)
  const start = text.indexOf(`\n# ${name}\n`)
  if (start < 0) return []
  const end = text.indexOf('\n# ', start + 1)
  return text
    .slice(start, end < 0 ? undefined : end)
    .trimEnd()
    .split('\n')
    .slice(2)
}

/** The file read last: who goes through all objects reads each file once. */
let last = { file: '', text: '' }

function read(name: string): string {
  const file = `fields/${name.charAt(0).toLowerCase()}.txt`
  if (last.file !== file) last = { file, text: `\n${readFileSync(new URL(file, import.meta.url), 'utf8')}` }
  return last.text
}
