// `npm test`: everything — check, unit, conformance, journeys — with real PostgreSQL, real HTTP and a real browser.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildPage, installJudges, installPackages, node, root } from './install.mjs'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The journeys drive a real browser; where Debian's packages can be had, it is installed. */
function findBrowser() {
  const found = process.env.RAINMAKER_BROWSER ?? browsers.find(existsSync)
  if (found) return found
  process.stdout.write('Installing Chromium from Debian’s packages (once) …\n')
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  return browsers.find(existsSync)
}

installPackages()
installJudges()
buildPage()
const browser = findBrowser()
if (!browser) {
  process.stdout.write(
    'No browser: Chromium could not be installed (is this Debian, are you root?). Set RAINMAKER_BROWSER to one.\n',
  )
  process.exitCode = 1
} else {
  const watchdog = new URL('../test/support/watchdog.mjs', import.meta.url).href
  const tests = (atOnce, ...files) => [
    node,
    ['--import', watchdog, '--test', `--test-concurrency=${atOnce}`, '--test-timeout=300000', ...files],
  ]
  const steps = [
    [node, ['scripts/check.mjs']],
    // Three at once on two processors: many of them wait.
    tests(3, 'src/**/*.slow.test.ts', 'local-org/**/*.slow.test.ts', 'test/conformance/**/*.test.ts'),
    // Each of these has several processes of its own under way.
    tests(2, 'test/crash/**/*.test.ts', 'test/journeys/**/*.test.ts'),
  ]
  // Else the database they share would stop and start again whenever no test happens to use it.
  const holder = spawn(node, ['test/support/hold-store.ts'], { cwd: root, stdio: ['pipe', 'ignore', 'inherit'] })
  for (const [command, args] of steps) {
    const { status } = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      // Where even the watchdog does not help.
      timeout: 40 * 60_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, RAINMAKER_BROWSER: browser },
    })
    // The others run all the same: who mends one failure wants to know of all.
    if (status !== 0) process.exitCode = 1
  }
  holder.stdin.end()
  setTimeout(() => holder.kill('SIGKILL'), 60_000).unref()
}
