/** Websites compared the way people mean them: by host. */

/** The host of a website in lower case without `www.`, or null when there is none to be seen. */
export function hostOf(website: string): string | null {
  const text = website.trim().toLowerCase()
  const address = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`
  const host = URL.parse(address)?.hostname.replace(/^www\./, '') ?? ''
  return host.includes('.') ? host : null
}
