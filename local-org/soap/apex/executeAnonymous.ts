/** Running Apex: told as a program that does not compile, which is how the API tells that nothing ran. */

import type { Operation } from '../operation.ts'

export default {
  run: () => ({
    column: -1,
    compileProblem: 'The local org does not run Apex.',
    compiled: false,
    exceptionMessage: null,
    exceptionStackTrace: null,
    line: -1,
    success: false,
  }),
} satisfies Operation
