/** The fields of an object that every event carries: those the catalogue knows by friendly names. */
import type { CatalogSource } from './needs.ts'

type Known = ReturnType<CatalogSource['objects']>[number]

const capital = (friendly: string) => friendly.charAt(0).toUpperCase() + friendly.slice(1)

/** Friendly name and API name of each field. */
export function apiNames({ fields }: Pick<Known, 'fields'>): [friendly: string, api: string][] {
  return Object.entries(fields).map(([friendly, field]) => [friendly, field.api ?? capital(friendly)])
}

/** API names by the API name of an object; none for what the catalogue does not know. */
export function usualFields(catalog: Pick<CatalogSource, 'objects'>): (object: string) => string[] {
  const byObject = new Map(
    catalog.objects().map((known) => {
      const own = apiNames(known).map(([, api]) => api)
      return [known.api, [...new Set([...known.shown, ...own])]]
    }),
  )
  return (object) => byObject.get(object) ?? []
}
