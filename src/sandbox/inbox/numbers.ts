// Fictional phone numbers: 555-01xx of every area code, which no carrier hands out.

const perArea = 100
// Area codes never end in 11 nor have a 9 in the middle; those from 900 on belong to the scenarios.
const areas = Array.from({ length: 700 }, (_, index) => 200 + index).filter((area) => !/.9.|.11/.test(String(area)))

/** How many there are. */
export const fictionalNumbers = areas.length * perArea

/** The number at this place, from 0; the same again after `fictionalNumbers`. */
export function fictionalNumber(place: number): string {
  const area = areas[Math.floor(place / perArea) % areas.length]
  return `+1${area}55501${String(place % perArea).padStart(2, '0')}`
}
