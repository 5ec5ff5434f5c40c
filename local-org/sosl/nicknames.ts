/** First names and what people with them are called: a search for one finds the others among persons. */
import type { Term } from './term.ts'

const GROUPS = [
  'albert al bert',
  'alexander alex',
  'andrew andy drew',
  'anthony tony',
  'barbara barb',
  'benjamin ben',
  'charles charlie chuck',
  'christopher chris',
  'daniel dan danny',
  'david dave',
  'deborah debbie deb',
  'donald don donny',
  'edward ed eddie ted',
  'elizabeth liz beth betty',
  'frederick fred freddy',
  'gregory greg',
  'james jim jimmy',
  'jeffrey jeff',
  'jennifer jen jenny',
  'jonathan jon',
  'joseph joe joey',
  'katherine kathy kate katie',
  'kenneth ken kenny',
  'lawrence larry',
  'margaret maggie peggy meg',
  'matthew matt',
  'michael mike mickey',
  'nicholas nick',
  'pamela pam',
  'patricia pat patty',
  'peter pete',
  'philip phil',
  'raymond ray',
  'richard rick dick rich',
  'robert bob bobby rob',
  'ronald ron',
  'samuel sam',
  'stephen steve',
  'susan sue',
  'theodore theo',
  'thomas tom tommy',
  'timothy tim',
  'walter walt',
  'william bill billy will',
]

let known: ReadonlyMap<string, readonly string[]> | undefined

function namesLike(word: string): readonly string[] {
  known ??= new Map(
    GROUPS.map((line) => line.split(' ')).flatMap((group) => group.map((name) => [name, group] as const)),
  )
  return known.get(word) ?? []
}

const phrase = (word: string): Term => ({ kind: 'phrase', words: [word] })

/** The term with every single word that is a first name joined by OR with the names it is short for, and the other way round. */
export function withNicknames(term: Term): Term {
  if (term.kind === 'phrase') {
    const [word = '', ...more] = term.words
    const others = more.length > 0 ? [] : namesLike(word).filter((name) => name !== word)
    return others.reduce<Term>((left, name) => ({ kind: 'or', left, right: phrase(name) }), term)
  }
  return { ...term, left: withNicknames(term.left), right: withNicknames(term.right) }
}
