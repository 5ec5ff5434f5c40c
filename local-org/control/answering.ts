/** What answers calls below /__control. */
import type { Answer, Request } from '../doors/index.ts'

export interface Control {
  answer(request: Request): Promise<Answer>
}
