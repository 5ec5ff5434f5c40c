/** Texts that came as custom labels (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm). */

/** The text of a label; null when there is none of the name. What was deployed lies with the rules, by type and name, as it came. */
export function customLabel(components: ReadonlyMap<string, object>, name: string): string | null {
  const kept = components.get(`CustomLabel ${name}`)
  const facts = kept && 'facts' in kept ? kept.facts : undefined
  const text = typeof facts === 'object' && facts !== null && 'value' in facts ? facts.value : undefined
  return typeof text === 'string' ? text : null
}
