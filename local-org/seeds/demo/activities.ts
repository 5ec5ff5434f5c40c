/** What the team has to do and has done: sixty tasks and logged calls, fifteen meetings. */
import { day, moment, nth, type Seeding } from '../seeding.ts'
import type { Account } from './accounts.ts'
import type { Contact } from './contacts.ts'
import type { Deal } from './opportunities.ts'
import type { Team } from './users.ts'

const TASKS = 60
const EVENTS = 15

const SUBJECTS = ['Call back about prices', 'Send proposal', 'Prepare demo', 'Check references', 'Ask for feedback']
const CALLS = ['Discovery call', 'Follow-up call', 'Call about contract']
const STATUSES = ['Not Started', 'In Progress', 'Completed', 'Not Started', 'Waiting on someone else']
const PRIORITIES = ['Normal', 'High', 'Normal', 'Low']
const MEETINGS = ['Product demo', 'Quarterly review', 'Site visit', 'Contract negotiation']

interface Surroundings {
  contacts: Contact[]
  leads: string[]
  deals: Deal[]
  team: Team
}

export function addTasks(org: Seeding, around: Surroundings & { accounts: Account[] }): void {
  org.insert(
    'Task',
    Array.from({ length: TASKS }, (_, n) => (n % 4 === 3 ? toCall(org, around, n) : toTask(org, around, n))),
  )
}

function toTask(org: Seeding, around: Surroundings & { accounts: Account[] }, n: number): Record<string, unknown> {
  return {
    Subject: nth(SUBJECTS, n),
    Status: nth(STATUSES, n),
    Priority: nth(PRIORITIES, n),
    ActivityDate: day(org, -10 + (n % 25)),
    OwnerId: nth(around.team.sellers, n),
    ...(n % 3 === 0 ? { WhoId: nth(around.leads, n) } : aboutDeal(around, n)),
  }
}

/** A logged call: done, with its length. */
function toCall(org: Seeding, around: Surroundings, n: number): Record<string, unknown> {
  return {
    Subject: nth(CALLS, n),
    TaskSubtype: 'Call',
    CallType: 'Outbound',
    CallDurationInSeconds: 60 + ((n * 97) % 1500),
    Status: 'Completed',
    Priority: 'Normal',
    ActivityDate: day(org, -1 - (n % 30)),
    Description: 'Spoke about needs, time frame and budget. They want to see it running.',
    OwnerId: nth(around.team.sellers, n),
    ...aboutDeal(around, n),
  }
}

function aboutDeal({ contacts, deals }: Surroundings, n: number): Record<string, unknown> {
  const deal = nth(deals, n)
  return { WhatId: deal.id, WhoId: contacts.find((contact) => contact.account.id === deal.account.id)?.id }
}

export function addEvents(org: Seeding, around: Surroundings): void {
  org.insert(
    'Event',
    Array.from({ length: EVENTS }, (_, n) => toEvent(org, around, n)),
  )
}

function toEvent(org: Seeding, around: Surroundings, n: number): Record<string, unknown> {
  return {
    Subject: nth(MEETINGS, n),
    StartDateTime: `${day(org, -7 + n)}T17:00:00.000Z`,
    EndDateTime: `${day(org, -7 + n)}T18:00:00.000Z`,
    DurationInMinutes: 60,
    Location: n % 2 ? 'Video call' : nth(around.deals, n).account.city,
    OwnerId: nth(around.team.sellers, n),
    CreatedDate: moment(org, -20 + n / 2),
    ...(n % 5 === 4 ? { WhoId: nth(around.leads, n) } : aboutDeal(around, n)),
  }
}
