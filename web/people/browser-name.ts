/** What people call the browser that names itself in its User-Agent. */

/** In this order: browsers name the ones they are like, too. */
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const mostSigns = 40

/** Firefox on Linux; the beginning of the text itself when it is none we know. */
export function browserName(agent: string): string {
  const find = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(agent))?.[1]
  const browser = find(browsers)
  const system = find(systems)
  if (!browser) return agent.slice(0, mostSigns) || 'not told'
  return system ? `${browser} on ${system}` : browser
}
