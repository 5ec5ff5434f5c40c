/** Opts a contact in to e-mail. */
import { emailWish } from '../email-wish.ts'

export default emailWish({ object: 'Contact', optOut: false })
