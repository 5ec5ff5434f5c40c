/** A name as it sounds in English: a plain form of the Metaphone family, of which Salesforce uses the third. */

/** Applied one after the other. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/([a-z])\1+/g, '$1'],
  [/^[kgp](?=n)|^w(?=r)|^a(?=e)/, ''],
  [/^x/, 's'],
  [/mb$/, 'm'],
  [/tch|ch|sh|sch|ti(?=[ao])|si(?=[ao])/g, 'x'],
  [/ph/g, 'f'],
  [/th/g, '0'],
  [/dg(?=[eiy])/g, 'j'],
  [/gh(?=[^aeiou]|$)/g, ''],
  [/ck|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[eiy])/g, 'j'],
  [/g/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/w(?=[^aeiou]|$)|(?<=[aeiou])h|h(?=[^aeiou]|$)/g, ''],
  [/y(?=[^aeiou]|$)/g, ''],
]

/** The first sound, and the consonants after it: 'Stephens' and 'Stevens' are both 'stfns'. */
export function soundOf(name: string): string {
  let sound = name.normalize('NFD').toLowerCase()
  for (const [from, to] of STEPS) sound = sound.replace(from, to)
  return sound.slice(0, 1) + sound.slice(1).replace(/[aeiou]/g, '')
}
