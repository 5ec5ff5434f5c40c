/** What every grant of the token endpoint is: a request in, a token answer out. */

import type { Answer, OpenCall } from '../../wire/index.ts'
import type { Form } from '../form.ts'

/** Throws OrgError with an OAuth error code. */
export type Grant = (call: OpenCall, form: Form) => Answer
