/**
 * What may be set as markup: the text of styles, as React and the kit set them, and nothing with a tag in it. The server’s policy has
 * browsers ask here each time. https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
declare global {
  interface Window {
    /** Not in all browsers. */
    trustedTypes?: { createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown }
  }
}

window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })

export {}
