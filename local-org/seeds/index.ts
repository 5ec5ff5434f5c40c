/** Front door of the seeds' believable people: the seeds themselves are found by reading this folder. */
export { nextLead } from './lead.ts'
