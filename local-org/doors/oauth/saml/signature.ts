/** Whether who holds a key signed an element that carries its own signature (https://www.w3.org/TR/xmldsig-core1/). */

import { createHash, createPublicKey, verify } from 'node:crypto'
import { canonical } from './canonical.ts'
import { attributeOf, elementAt, elementsIn, type SignedElement, textOf } from './signed-element.ts'

/** The hash an algorithm's address ends with: '…xmlenc#sha256', '…xmldsig-more#rsa-sha512'. */
const hashIn = (algorithm: string) => /[#-](sha(?:1|256|384|512))$/.exec(algorithm)?.[1]

/** False for anything that is not exactly: one signature, over the whole element, in exclusive form, by this key. */
export function isSigned(element: SignedElement, certificate: string): boolean {
  const [signature, ...more] = elementsIn(element, 'Signature')
  const info = elementAt(signature, 'SignedInfo')
  const references = elementsIn(info, 'Reference')
  const [reference] = references
  if (!signature || !info || !reference || references.length > 1 || more.length > 0) return false
  if (attributeOf(reference, 'URI') !== `#${attributeOf(element, 'ID')}`) return false
  return hasDigest(element, signature, reference) && hasSignature(signature, info, certificate)
}

function hasDigest(element: SignedElement, signature: SignedElement, reference: SignedElement): boolean {
  const hash = hashIn(attributeOf(elementAt(reference, 'DigestMethod'), 'Algorithm'))
  if (hash === undefined) return false
  const bare = { ...element, children: element.children.filter((child) => child !== signature) }
  const transforms = elementsIn(elementAt(reference, 'Transforms'), 'Transform')
  const kept = transforms.flatMap(prefixesOf)
  const digest = createHash(hash).update(canonical(bare, kept)).digest('base64')
  return digest === plain(elementAt(reference, 'DigestValue'))
}

function hasSignature(signature: SignedElement, info: SignedElement, certificate: string): boolean {
  const hash = hashIn(attributeOf(elementAt(info, 'SignatureMethod'), 'Algorithm'))
  if (hash === undefined) return false
  const content = Buffer.from(canonical(info, prefixesOf(elementAt(info, 'CanonicalizationMethod'))))
  const value = Buffer.from(plain(elementAt(signature, 'SignatureValue')), 'base64')
  return verify(hash, content, createPublicKey(certificate), value)
}

/** Prefixes a canonical form keeps: `<InclusiveNamespaces PrefixList="xs">`; '#default' is the one without a name. */
function prefixesOf(method: SignedElement | undefined): string[] {
  const list = attributeOf(elementAt(method, 'InclusiveNamespaces'), 'PrefixList')
  return list.split(/\s+/).flatMap((prefix) => (prefix === '' ? [] : prefix === '#default' ? '' : prefix))
}

const plain = (element: SignedElement | undefined) => textOf(element).replace(/\s+/g, '')
