/** Opts a lead out of e-mail. */
import { emailWish } from '../email-wish.ts'

export default emailWish({ object: 'Lead', optOut: true })
