/** Language models: asks any OpenAI-compatible endpoint, and lets through only answers of the shape that was asked for. */
export { type Ai, type AiAnswer, type AiRequest, createAi } from './ai.ts'
export { checkSchema, type JsonSchema } from './schema/index.ts'
