/** One right that a workflow asks of the connected user: on an object, and the fields it touches by API name. */
export interface Need {
  object: string
  access: 'read' | 'create' | 'update' | 'delete'
  fields: string[]
}

/** One need for each object and access, with all fields of both. */
export function mergeNeeds(needs: Need[]): Need[] {
  const groups = Map.groupBy(needs, ({ object, access }) => `${object.toLowerCase()} ${access}`)
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, fields: [...new Set(same.flatMap(({ fields }) => fields))].sort() }] : []
  })
}
