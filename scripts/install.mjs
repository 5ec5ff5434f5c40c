// Installs what is missing, with any Node from 20 on: npm packages (which bring Node 24) and the built page.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const node = join(root, 'node_modules', '.bin', 'node')

function run(command, args, why) {
  process.stderr.write(`${why}\n`)
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status === 0) return
  process.stderr.write(`This failed: ${command} ${args.join(' ')}. Run it by hand to see more.\n`)
  process.exit(1)
}

/** True when the installed packages are older than the lockfile that names them. */
function outdated() {
  const stamp = join(root, 'node_modules', '.package-lock.json')
  return (
    !existsSync(node) ||
    !existsSync(stamp) ||
    statSync(join(root, 'package-lock.json')).mtimeMs > statSync(stamp).mtimeMs + 1000
  )
}

export function installPackages() {
  // `npm ci` refuses a lockfile without the packages of other platforms, which some registries do not carry; --no-save leaves it as it is.
  if (!outdated()) return
  const why = 'Installing packages (once, about half a minute) …'
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], why)
  run(
    node,
    [join(root, 'scripts', 'warm-up.mjs')],
    'Starting the local org and the command line once, so that they start quickly from now on …',
  )
}

/** Other people's clients, which judge the local org. Without them their tests are left out, each with the reason. */
export function installJudges() {
  const judges = join(root, 'test')
  const { dependencies } = JSON.parse(readFileSync(join(judges, 'package.json'), 'utf8'))
  const isThere = ([name, version]) => {
    const found = join(judges, 'node_modules', name, 'package.json')
    return existsSync(found) && JSON.parse(readFileSync(found, 'utf8')).version === version
  }
  if (Object.entries(dependencies).every(isThere)) return
  process.stderr.write('Installing other people’s clients as judges of the local org (once, about a minute) …\n')
  const args = ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, { cwd: judges, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status === 0) return
  const names = Object.keys(dependencies).join(', ')
  process.stderr.write(`Not all of ${names} could be installed: their tests are left out.\n`)
}

/** When the newest source of the page was changed. */
function newestSource() {
  const files = readdirSync(join(root, 'web'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs))
}

export function buildPage() {
  const built = join(root, 'dist', 'web', 'index.html')
  if (existsSync(built) && statSync(built).mtimeMs > newestSource()) return
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  run(node, [vite, 'build', 'web', '--logLevel', 'error'], 'Building the page (a few seconds) …')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installPackages()
