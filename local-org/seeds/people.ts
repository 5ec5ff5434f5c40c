/** Names and positions from which the seeds make persons. */
import { nth } from './seeding.ts'

const FIRST_NAMES = `
  Maria James Aisha Lukas Sofia Daniel Priya Tomas Grace Omar Hannah Kenji Elena Marcus Ingrid Rafael Chloe
  Samuel Noor Peter Amara Victor Lena Hugo Naomi Andre Fatima Oliver Rosa Ethan Yuki Simone Paul Isabel
  Karim Judith Leon
`
  .trim()
  .split(/\s+/)

const LAST_NAMES = `
  Alvarez Bennett Chen Dubois Eriksen Fischer Gupta Hughes Ivanova Jensen Kowalski Lopez Moreau Nakamura
  Okafor Petrov Quinn Rossi Schmidt Tanaka Usman Vargas Weber Xu Yilmaz Zimmer Abbott Brandt Castillo
  Dawson Engel Farah Grant Hoffman Ito Keller Larsen Mendes Novak Ortiz Park
`
  .trim()
  .split(/\s+/)

/** Positions of people who decide. */
export const SENIOR_TITLES = [
  'Chief Executive Officer',
  'VP of Sales',
  'Chief Technology Officer',
  'Director of Operations',
  'VP of Engineering',
  'Chief Financial Officer',
  'Head of Procurement',
]

/** Positions of people who use, advise and ask. */
export const TITLES = [
  'Project Manager',
  'Purchasing Agent',
  'Systems Engineer',
  'Office Manager',
  'Marketing Specialist',
  'Business Analyst',
  'Plant Supervisor',
  'IT Administrator',
  'Account Manager',
]

export interface Person {
  first: string
  last: string
}

/** The n-th person: the two lists have no common measure, so the first 1,517 differ. */
export function person(n: number): Person {
  return { first: nth(FIRST_NAMES, n), last: nth(LAST_NAMES, n) }
}

/** maria.alvarez@acme-robotics.example */
export function emailOf({ first, last }: Person, domain: string): string {
  return `${first}.${last}@${domain}`.toLowerCase()
}

/** A United States number that nobody has (555-01xx). */
export function phoneOf(n: number): string {
  return `(${200 + ((n * 37) % 700)}) 555-01${String(n % 100).padStart(2, '0')}`
}
