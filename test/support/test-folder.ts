/** Where the embedded server lives that all test processes of this machine share. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const testFolder = join(tmpdir(), `rainmaker-test-${process.getuid?.()}`)
