/** An org without business data: what every org has from the start, and the usual list views. */
import { listViews } from '../objects/index.ts'
import type { Seeding } from './seeding.ts'

export default function seed(org: Seeding): void {
  const rows = listViews.map(({ object, developerName, name }) => ({
    Name: name,
    DeveloperName: developerName,
    SobjectType: object,
    IsSoqlCompatible: true,
  }))
  org.insert('ListView', rows)
}
