/** Named places where the crash tests end the process as a power cut would: between one effect and the next. */

export const crashPoints = [
  'before-claim-commit',
  'after-claim',
  'before-first-step',
  'after-input-filled',
  'before-intent',
  'after-intent-before-send',
  'after-send-before-record',
  'before-journal-commit',
  'after-journal-commit',
  'before-look',
  'after-look',
  'before-park',
  'before-finish',
  'after-finish',
  'before-takeover-commit',
  'after-takeover',
] as const
export type CrashPoint = (typeof crashPoints)[number]

const named = process.env['RAINMAKER_CRASH_AT']
/** `name` or `name:3`, the third time it is passed. */
const [wanted, nth = '1'] = (named ?? '').split(':')
let passed = 0

/** Nothing, unless RAINMAKER_CRASH_AT names this place: then the process ends at once, with nothing flushed. */
export function crashPoint(name: CrashPoint): void {
  if (wanted !== name) return
  passed += 1
  if (passed >= Number(nth)) process.kill(process.pid, 'SIGKILL')
}
