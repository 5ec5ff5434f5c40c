/** The few HTML pages a person sees on the way through the login: plain, readable without scripts. */

import { type Answer, text } from '../wire/index.ts'

const style = `body{font:16px/1.5 system-ui,sans-serif;background:#f3f3f3;color:#181818;margin:0;padding:4rem 1rem}
main{max-width:24rem;margin:auto;background:#fff;border:1px solid #c9c9c9;border-radius:.5rem;padding:1.5rem 2rem}
h1{font-size:1.25rem;margin-top:0}label{display:block;margin-top:1rem}
input[type=text],input[type=password]{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #747474;border-radius:.25rem}
button{font:inherit;padding:.5rem 1.25rem;margin:1.5rem .5rem 0 0;border:1px solid #0176d3;border-radius:.25rem;cursor:pointer}
button.primary{background:#0176d3;color:#fff}.error{color:#b60554}small{color:#5c5c5c}`

/** A whole page around a body that is already safe HTML. */
export function page(title: string, body: string, status = 200): Answer {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head><body><main>${body}</main></body></html>`
  return text('text/html;charset=UTF-8', html, status, {
    // No `form-action`: browsers apply it to the redirect after a form too, which leads to the app's own address.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'X-Frame-Options': 'DENY',
  })
}

export function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A hidden form field. */
export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}
