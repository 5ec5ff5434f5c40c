/** Front door of the wire: what the files of `doors/` and the control door are written with. */

export { type Answer, type AnswerBody, bytes, empty, json, jsonOf, redirect, stream, text } from './answer.ts'
export { authenticate, cookieOf, tokenOf } from './authenticate.ts'
export type { Call, OpenCall, Request, Route, Tally } from './call.ts'
export { headerPairs, queryPageSize, saveOptions } from './call-headers.ts'
export { createDispatcher, type Dispatcher } from './dispatch.ts'
export { type Cursor, newDoorState } from './door-state.ts'
export type { Instance, RowFaults } from './instance.ts'
export { isObject, parseJson, payload, payloadObject, tokenName } from './payload.ts'
export { readBody, readHead } from './read-request.ts'
export { notFound, refusal, restError, rowError, unsupported } from './refusal.ts'
export { createRouter, type Router } from './router.ts'
export { contentOf, send } from './send.ts'
