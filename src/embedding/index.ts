/** Rainmaker inside another product: links with which its customers connect their orgs, and what the product is told then. */

export type { OpenLink } from './connect-links.ts'
export { createEmbedding, type Embedding } from './embedding.ts'
