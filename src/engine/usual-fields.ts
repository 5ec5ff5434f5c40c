/** The fields of an object that every event carries: those the catalogue knows by friendly names. */
import type { CatalogSource } from './needs.ts'

const apiName = (friendly: string) => friendly.charAt(0).toUpperCase() + friendly.slice(1)

export function usualFields(catalog: Pick<CatalogSource, 'objects'>): (object: string) => string[] {
  const byObject = new Map(
    catalog.objects().map(({ api, fields, shown }) => {
      const own = Object.entries(fields).map(([friendly, field]) => field.api ?? apiName(friendly))
      return [api, [...new Set([...shown, ...own])]]
    }),
  )
  return (object) => byObject.get(object) ?? []
}
