/** A component's content as the Tooling API tells it in `Metadata`: JSON with flags, numbers and lists where the content is text. */

/** Members that are lists, however many of them there are. */
const lists = new Set(
  `standardValue customValue value valueSettings controllingFieldValue fields columns filters layoutSections layoutColumns
   layoutItems relatedLists objectPermissions fieldPermissions userPermissions tabVisibilities applicationVisibilities
   recordTypeVisibilities classAccesses pageAccesses displayedFields availableFields actionCalls assignments decisions
   recordCreates recordUpdates recordLookups recordDeletes screens variables formulas processMetadataValues tabs
   picklistValues values summaryFilterItems flexiPageRegions enrichedFields profileActionOverrides actionOverrides`.split(
    /\s+/,
  ),
)
/** Members that are numbers. */
const numbers = new Set(
  `apiVersion length precision scale visibleLines startingNumber probability relationshipOrder versionNumber
   activeVersionNumber locationX locationY height width sortOrder displayLocationInDecimal`.split(/\s+/),
)

/** `content` is what MetadataType.read gives. */
export function contentJson(content: unknown, member = ''): unknown {
  if (content === undefined || content === null) return null
  if (Array.isArray(content)) return content.map((item) => contentJson(item, member))
  return typeof content === 'object' ? ofMembers(content) : ofText(member, content)
}

function ofMembers(content: object): Record<string, unknown> {
  const entries = Object.entries(content).map(([name, fact]) => {
    const json = contentJson(fact, name)
    return [name, lists.has(name) && json !== null && !Array.isArray(json) && isListed(name, json) ? [json] : json]
  })
  return Object.fromEntries(entries)
}

/** A text called `value` or `columns` is a text; a whole thing called so is one of a list. */
function isListed(name: string, json: unknown): boolean {
  return name !== 'value' || typeof json === 'object'
}

function ofText(member: string, text: unknown): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return numbers.has(member) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}
