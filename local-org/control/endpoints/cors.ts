/** Which pages may call the org from a browser. */

import { z } from 'zod'
import { endpoint, nothing } from '../endpoint.ts'

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/cors',
    summary: 'Origins whose pages may call, besides those of this machine',
    input: nothing,
    output: z.array(z.string()),
    run: ({ instance }) => [...instance.corsOrigins],
  }),
  endpoint({
    method: 'POST',
    path: '/cors',
    summary: "Sets these origins, as the CORS allow list of an org's set-up does",
    input: z.strictObject({ origins: z.array(z.string()).describe('such as https://app.example.com') }),
    output: z.array(z.string()),
    run({ instance }, { origins }) {
      instance.corsOrigins = new Set(origins)
      return origins
    },
  }),
]
