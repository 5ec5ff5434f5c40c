/** Badges of thanks that a new org has, by the names under which data loaders leave them out of what they copy. */

const NAMES = [
  'Thanks',
  "You're a RockStar!",
  'Team Player',
  'All About Execution',
  'Teacher',
  'Top Performer',
  'Hot Lead',
  'Key Win',
  'Customer Hero',
  'Competition Crusher',
  'Deal Maker',
  'Gold Star',
]

/** Values of a WorkBadgeDefinition each. */
export const firstBadges = NAMES.map((Name) => ({
  Name,
  Description: Name,
  ImageUrl: `/img/badges/${Name.replaceAll(/\W+/g, '-').toLowerCase()}.png`,
  IsActive: true,
  IsCompanyWide: true,
}))
