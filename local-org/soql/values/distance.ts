/** Great-circle distance, as DISTANCE() measures it. */

const EARTH_RADIUS: Readonly<Record<string, number>> = { mi: 3958.761, km: 6371.009 }

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Whether DISTANCE() knows the unit. */
export const isDistanceUnit = (unit: string): boolean => unit in EARTH_RADIUS

export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/** Distance between two places, in 'mi' or 'km' (haversine). */
export function distance(a: Spot, b: Spot, unit: string): number {
  const halfLat = Math.sin(radians(b.latitude - a.latitude) / 2)
  const halfLong = Math.sin(radians(b.longitude - a.longitude) / 2)
  const chord = halfLat ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * halfLong ** 2
  return 2 * (EARTH_RADIUS[unit] ?? 0) * Math.asin(Math.sqrt(chord))
}
