/** A sign for each kind of step; never the only thing that tells them apart. */
export const marks: Record<string, string> = {
  trigger: '⚡',
  action: '●',
  if: '◇',
  selectMany: '≡',
  filter: '▽',
  set: '=',
  http: '⇄',
  ai: '✦',
  run: '↪',
  wait: '…',
  stop: '■',
}
