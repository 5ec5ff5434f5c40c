/** What the documentation tells people to type exists. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { candidates } from '../../src/cli/completion/candidates.ts'
import { openProgram } from '../../src/cli/program.ts'

const root = resolve(import.meta.dirname, '../..')

const program = await openProgram()

/** Why a command of the documentation is none; null: it is one. */
function mistake(said: string): string | null {
  const words = said.split(/\s+/)
  const [noun = '', verb = ''] = words
  if (!candidates(program, [noun]).includes(noun)) return `no command ${noun}`
  const hasVerbs = candidates(program, [noun, '']).length > 0
  if (hasVerbs && /^[a-z]/.test(verb) && !candidates(program, [noun, verb]).includes(verb))
    return `no verb ${noun} ${verb}`
  const path = hasVerbs ? [noun, verb] : [noun]
  const options = words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.replace(/[^a-z-].*$/, ''))
  // The org has its own program, which reads its own options.
  const wrong =
    noun === 'org' ? undefined : options.find((option) => !candidates(program, [...path, option]).includes(option))
  return wrong ? `no option ${wrong} of ${path.join(' ')}` : null
}

test('commands in the documentation exist, with their options', () => {
  const files = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.md') && !file.startsWith('errors/'),
  )
  const wrong = ['README.md', ...files.map((file) => `docs/${file}`)].flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const commands = [...text.matchAll(/(?:^|[`$ ])(?:bin\/)?rainmaker ([a-z][^`#\n]*)/gm)].map(([, said = '']) =>
      said.trim(),
    )
    // Sentences about Rainmaker begin like commands do; what is typed stands in code.
    const typed = commands.filter(
      (said) => text.includes(`\`rainmaker ${said}`) || text.includes(`bin/rainmaker ${said}`),
    )
    return typed.flatMap((said) => mistake(said) ?? []).map((why) => `${file}: ${why}`)
  })
  assert.deepEqual(wrong, [])
})
