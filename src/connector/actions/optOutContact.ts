/** Opts a contact out of e-mail. */
import { emailWish } from '../email-wish.ts'

export default emailWish({ object: 'Contact', optOut: true })
