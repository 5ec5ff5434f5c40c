/** The part of JSON Schema that answers of language models are checked against. */
export { type Misfit, misfitsOf } from './check-value.ts'
export { checkSchema, type JsonSchema } from './schema.ts'
export { withoutNulls } from './without-nulls.ts'
