/** Parts of a batch, each with its own status: a refusal is one part's alone. */

import { OrgError } from '../../org/index.ts'

interface Part {
  result: unknown
  statusCode: number
}

export function inEach<T>(work: (one: T) => unknown): (one: T) => Part {
  return (one) => {
    try {
      return { result: work(one), statusCode: 200 }
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      const { errorCode, message, status } = failure
      return { result: [{ errorCode, message }], statusCode: status }
    }
  }
}
