/** Other people's clients, where they are installed: development dependencies that are large, and may be left out. */

/** The address of a package's module; undefined when it is not installed. */
export function installed(specifier: string): string | undefined {
  try {
    return import.meta.resolve(specifier)
  } catch {
    return undefined
  }
}

/** What `test` takes to leave a test out, with the reason, when one of the packages is not there. */
export function needs(...specifiers: string[]): { skip: string | false } {
  const missing = specifiers.filter((specifier) => installed(specifier) === undefined)
  return { skip: missing.length > 0 && `not installed: ${missing.join(', ')}` }
}
