/** The pages a customer of somebody else's product sees: what is asked for, before Salesforce is, and that it is done. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (plain: string) => plain.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)

const style = `body{font:17px/1.55 system-ui;max-width:34rem;margin:4rem auto;padding:0 1.2rem;color-scheme:light dark}
button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:#1864ab;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #74c0fc;outline-offset:2px}small{opacity:.8}`

const whole = (title: string, inside: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${text(title)}</title><style>${style}</style><main>${inside}</main></html>`

export function consentPage(asked: { product: string; loginUrl: string; action: string }): string {
  const { product, loginUrl, action } = asked
  return whole(
    `Connect Salesforce to ${product}`,
    `<h1>Connect Salesforce to ${text(product)}</h1>
<p>${text(product)} asks for access to your Salesforce org. It will be able to read and change the records that the Salesforce user you
sign in with may read and change, also while you are away, until you or your administrator withdraw it.</p>
<ul><li>You sign in at <b>${text(new URL(loginUrl).host)}</b>, on Salesforce’s own page. Your password stays there.</li>
<li>You can withdraw the access at any time: in Salesforce under Setup, Connected Apps OAuth Usage.</li>
<li>Did somebody you do not know ask you to open this page, perhaps by phone? Then close it, and tell your administrator.</li></ul>
<form method="post" action="${text(action)}"><button>Go on to Salesforce</button></form>
<p><small>This link works once.</small></p>`,
  )
}

export function messagePage(title: string, words: string): string {
  return whole(title, `<h1>${text(title)}</h1><p>${text(words)}</p>`)
}

/** The form leads on to the sign-in host, which browsers hold against the policy as well. */
export const consentPolicy = (loginUrl: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${new URL(loginUrl).origin} https://*.salesforce.com`
