// `npm run build:library`: the package as other programs import it. Node does not run TypeScript below node_modules, so it is made JavaScript.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installPackages, node, root } from './install.mjs'

installPackages()
const build = join(root, 'build')
rmSync(build, { recursive: true, force: true })
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'scripts/library.tsconfig.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exitCode = 1
const vocabularies = ['apex', 'data', 'metadata', 'tooling'].map((name) => `local-org/soap/wsdl/${name}.txt`)
const objects = ['further/objects.txt', 'further/fields', 'switches'].map((path) => `local-org/objects/${path}`)
for (const file of [
  'src/salesforce/pubsub/pubsub.proto',
  'local-org/pubsub/pubsub_api.proto',
  ...vocabularies,
  ...objects,
])
  cpSync(join(root, file), join(build, file), { recursive: true })

const made = spawnSync(
  node,
  [
    '-e',
    "import('./scripts/library-make.ts').then(async (m) => console.log(JSON.stringify([...(await m.makeLibrary())])))",
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
for (const [file, text] of JSON.parse(made.stdout)) {
  const path = join(build, 'src', 'library', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
