/** New leads for the demo: each a believable person, in a mix that makes every branch of a qualification workflow run. */
import { accountCompanies, type Company, domainOf, prospectCompanies, websiteOf } from './companies.ts'
import { emailOf, person, phoneOf, SENIOR_TITLES, TITLES } from './people.ts'
import { nth } from './seeding.ts'

const SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']

const large = prospectCompanies.filter((company) => company.employees >= 5000)
const small = prospectCompanies.filter((company) => company.employees < 300)

type Kind = (n: number) => { company: Company; title: string }

const knownAccount: Kind = (n) => ({ company: nth(accountCompanies, n), title: nth(TITLES, n) })
const largeCompany: Kind = (n) => ({ company: nth(large, n), title: nth(TITLES, n) })
const seniorTitle: Kind = (n) => ({ company: nth(small, n), title: nth(SENIOR_TITLES, n) })
const plain: Kind = (n) => ({ company: nth(small, n), title: nth(TITLES, n) })

/** Which kind the lead of a given last digit is; the tenth gives neither company nor e-mail. */
const KINDS = [knownAccount, largeCompany, seniorTitle, plain, knownAccount, plain, largeCompany, seniorTitle, plain]

/**
 * Values of the n-th new lead (n from 0), ready for a create call: the same n gives the same lead. Of ten, two come from
 * a known account's website, two from large companies, two have a senior title, three are plain, and one, n = 9, 19, …,
 * has the company '[not provided]' and no e-mail.
 */
export function nextLead(n: number): Record<string, string | number> {
  const who = person(n * 7 + 700)
  const basics = {
    FirstName: who.first,
    LastName: who.last,
    LeadSource: nth(SOURCES, n),
    Status: 'Open - Not Contacted',
  }
  const kind = KINDS[n % 10]
  if (!kind) return { ...basics, Company: '[not provided]', Phone: phoneOf(n) }
  const { company, title } = kind(Math.floor(n / 10) + n)
  return {
    ...basics,
    Title: title,
    Phone: phoneOf(n),
    Email: emailOf(who, domainOf(company)),
    ...firmographics(company),
  }
}

/** What a lead says about its company. */
export function firmographics(company: Company): Record<string, string | number> {
  return {
    Company: company.name,
    Website: websiteOf(company),
    Industry: company.industry,
    NumberOfEmployees: company.employees,
    AnnualRevenue: company.revenue,
    City: company.city,
    State: company.state,
    Country: company.country,
  }
}
