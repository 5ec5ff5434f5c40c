/** Running Apex: told as a program that does not compile, which is how the API tells that nothing ran. */

import { noApex } from '../no-apex.ts'
import type { Operation } from '../operation.ts'

export default {
  run: () => ({
    column: -1,
    compileProblem: noApex,
    compiled: false,
    exceptionMessage: null,
    exceptionStackTrace: null,
    line: -1,
    success: false,
  }),
} satisfies Operation
