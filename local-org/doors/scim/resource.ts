/** What can be done with a kind of resource; what is left out answers that the method is not allowed. */

import type { Answer, Call } from '../wire/index.ts'

export interface Resource {
  list(call: Call): Answer
  read(call: Call): Answer
  create?(call: Call): Answer
  replace?(call: Call): Answer
  patch?(call: Call): Answer
  remove?(call: Call): Answer
}
