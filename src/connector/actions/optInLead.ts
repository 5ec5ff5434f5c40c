/** Opts a lead in to e-mail. */
import { emailWish } from '../email-wish.ts'

export default emailWish({ object: 'Lead', optOut: false })
