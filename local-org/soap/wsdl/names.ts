/** Which prefix a type's name has: that of the schema it is used in, of the first other one that declares it, or XML's own. */

import type { Declaration } from './notation.ts'

/** A schema of a WSDL: `tns` is the API's own, `ens` its records', `fns` its faults', `mns` its components'. */
export interface Section {
  prefix: string
  namespace: string
  declared: readonly Declaration[]
}

const builtIn = new Set(
  'string boolean int long double decimal date time dateTime base64Binary anyType byte QName anyURI'.split(' '),
)

export class Names {
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>

  constructor(sections: readonly Section[]) {
    this.#known = new Map(sections.map(({ prefix, declared }) => [prefix, new Set(declared.flatMap(typeName))]))
  }

  /** 'SaveResult' used in `tns` is 'tns:SaveResult', 'int' is 'xsd:int'. What nobody declares may be of any type. */
  typeIn(prefix: string, name: string): string {
    if (this.#known.get(prefix)?.has(name)) return `${prefix}:${name}`
    if (builtIn.has(name)) return `xsd:${name}`
    const [other] = [...this.#known].find(([, names]) => names.has(name)) ?? []
    return other === undefined ? 'xsd:anyType' : `${other}:${name}`
  }
}

function typeName(declared: Declaration): string[] {
  return declared.kind === 'call' || declared.kind === 'element' ? [] : [declared.name]
}
