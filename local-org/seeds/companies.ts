/** The companies of the demo org: those that are accounts, and those that only appear as leads. */
import { slug } from './seeding.ts'

export interface Company {
  name: string
  industry: string
  employees: number
  /** In US dollars a year. */
  revenue: number
  city: string
  state: string
  country: string
}

/** 'acme-robotics.example': no such domain can ever exist. */
export function domainOf(company: { name: string }): string {
  return `${slug(company.name)}.example`
}

/** https://www.acme-robotics.example */
export function websiteOf(company: { name: string }): string {
  return `https://www.${domainOf(company)}`
}

type Row = [
  name: string,
  industry: string,
  employees: number,
  millions: number,
  city: string,
  state: string,
  country: string,
]

const US = 'United States'

const ACCOUNTS: Row[] = [
  ['Acme Robotics', 'Manufacturing', 1200, 340, 'Austin', 'TX', US],
  ['Blue Harbor Foods', 'Food & Beverage', 850, 120, 'Portland', 'ME', US],
  ['Cedar Ridge Health', 'Healthcare', 4200, 910, 'Denver', 'CO', US],
  ['Delta Freight Lines', 'Transportation', 2600, 480, 'Memphis', 'TN', US],
  ['Evergreen Timber', 'Agriculture', 310, 64, 'Eugene', 'OR', US],
  ['Falcon Aerospace', 'Engineering', 7800, 2100, 'Wichita', 'KS', US],
  ['Golden Gate Media', 'Media', 240, 38, 'San Francisco', 'CA', US],
  ['Harvest Moon Organics', 'Food & Beverage', 95, 12, 'Boulder', 'CO', US],
  ['Ironclad Security', 'Technology', 520, 88, 'Reston', 'VA', US],
  ['Juniper Hotels', 'Hospitality', 3300, 410, 'Phoenix', 'AZ', US],
  ['Kestrel Energy', 'Energy', 1900, 760, 'Houston', 'TX', US],
  ['Lighthouse Insurance', 'Insurance', 1450, 690, 'Hartford', 'CT', US],
  ['Maple Leaf Logistics', 'Shipping', 780, 150, 'Toronto', 'ON', 'Canada'],
  ['Northwind Outfitters', 'Retail', 640, 97, 'Seattle', 'WA', US],
  ['Orchid Biotech', 'Biotechnology', 430, 210, 'Cambridge', 'MA', US],
  ['Pioneer Construction', 'Construction', 1100, 260, 'Omaha', 'NE', US],
  ['Quarry Stone Works', 'Construction', 180, 27, 'Bloomington', 'IN', US],
  ['Redwood Software', 'Technology', 350, 54, 'San Jose', 'CA', US],
  ['Silverline Telecom', 'Telecommunications', 5200, 1300, 'Atlanta', 'GA', US],
  ['Titan Machinery', 'Machinery', 2300, 520, 'Milwaukee', 'WI', US],
  ['Union Square Bank', 'Banking', 6100, 1800, 'New York', 'NY', US],
  ['Vista Grande University', 'Education', 2900, 310, 'Albuquerque', 'NM', US],
  ['Westbrook Chemicals', 'Chemicals', 1650, 430, 'Baton Rouge', 'LA', US],
  ['Xenon Lighting', 'Electronics', 290, 45, 'Rochester', 'NY', US],
  ['Yellowstone Tours', 'Recreation', 60, 7, 'Bozeman', 'MT', US],
  ['Zephyr Airlines', 'Transportation', 9400, 3200, 'Dallas', 'TX', US],
  ['Alpine Sports', 'Retail', 130, 22, 'Innsbruck', 'Tyrol', 'Austria'],
  ['Baltic Shipping', 'Shipping', 890, 230, 'Gdansk', 'Pomerania', 'Poland'],
  ['Castle Consulting', 'Consulting', 210, 48, 'Edinburgh', 'Scotland', 'United Kingdom'],
  ['Danube Textiles', 'Apparel', 460, 51, 'Vienna', 'Vienna', 'Austria'],
  ['Emerald Isle Pharma', 'Healthcare', 1750, 640, 'Dublin', 'Leinster', 'Ireland'],
  ['Fjord Seafood', 'Food & Beverage', 380, 90, 'Bergen', 'Vestland', 'Norway'],
  ['Garonne Vineyards', 'Agriculture', 75, 14, 'Bordeaux', 'Gironde', 'France'],
  ['Hansa Electronics', 'Electronics', 2050, 470, 'Hamburg', 'Hamburg', 'Germany'],
  ['Iberia Solar', 'Energy', 540, 180, 'Seville', 'Andalusia', 'Spain'],
  ['Jade River Trading', 'Retail', 320, 66, 'Singapore', '', 'Singapore'],
  ['Kyoto Precision', 'Manufacturing', 1380, 390, 'Kyoto', 'Kyoto', 'Japan'],
  ['Lagoon Resorts', 'Hospitality', 700, 110, 'Honolulu', 'HI', US],
  ['Metro Water Utility', 'Utilities', 1500, 280, 'Chicago', 'IL', US],
  ['Nimbus Analytics', 'Technology', 145, 19, 'Raleigh', 'NC', US],
]

const PROSPECTS: Row[] = [
  ['Amber Valley Dairy', 'Food & Beverage', 140, 21, 'Madison', 'WI', US],
  ['Beacon Street Capital', 'Finance', 5200, 2400, 'Boston', 'MA', US],
  ['Copperfield Books', 'Retail', 45, 6, 'Petaluma', 'CA', US],
  ['Driftwood Furniture', 'Manufacturing', 230, 33, 'Grand Rapids', 'MI', US],
  ['Eastgate Hospitals', 'Healthcare', 12000, 2900, 'Philadelphia', 'PA', US],
  ['Foxglove Nurseries', 'Agriculture', 35, 4, 'Salem', 'OR', US],
  ['Granite State Tools', 'Machinery', 310, 58, 'Manchester', 'NH', US],
  ['Hilltop Brewing', 'Food & Beverage', 55, 8, 'Asheville', 'NC', US],
  ['Indigo Airports', 'Transportation', 8700, 1900, 'Las Vegas', 'NV', US],
  ['Jackrabbit Couriers', 'Shipping', 420, 37, 'Tulsa', 'OK', US],
  ['Keystone Steel', 'Manufacturing', 6400, 1700, 'Pittsburgh', 'PA', US],
  ['Lakeshore Clinics', 'Healthcare', 390, 72, 'Duluth', 'MN', US],
  ['Mirage Games', 'Entertainment', 85, 16, 'Los Angeles', 'CA', US],
  ['Nordic Furniture House', 'Retail', 260, 41, 'Malmo', 'Skane', 'Sweden'],
  ['Oakmont Schools', 'Education', 900, 60, 'Columbus', 'OH', US],
  ['Prairie Wind Power', 'Energy', 480, 190, 'Amarillo', 'TX', US],
  ['Quicksilver Labs', 'Biotechnology', 70, 11, 'San Diego', 'CA', US],
  ['Rosewood Interiors', 'Consulting', 28, 3, 'Savannah', 'GA', US],
  ['Summit Gear', 'Apparel', 190, 29, 'Salt Lake City', 'UT', US],
  ['Tidewater Marine', 'Engineering', 610, 98, 'Norfolk', 'VA', US],
]

/** Companies that are accounts of the demo org. */
export const accountCompanies = ACCOUNTS.map(toCompany)

/** Companies known only from leads. */
export const prospectCompanies = PROSPECTS.map(toCompany)

function toCompany([name, industry, employees, millions, city, state, country]: Row): Company {
  return { name, industry, employees, revenue: millions * 1_000_000, city, state, country }
}
