/** The screens of the navigation, in its order. */
export const places = [
  { to: '/', label: 'Overview' },
  { to: '/workflows', label: 'Workflows' },
  { to: '/templates', label: 'Templates' },
  { to: '/runs', label: 'Runs' },
  { to: '/issues', label: 'Issues' },
  { to: '/in-doubt', label: 'In doubt' },
  { to: '/events', label: 'Events' },
  { to: '/usage', label: 'Usage' },
  { to: '/catalogue', label: 'Catalogue' },
  { to: '/connections', label: 'Connections' },
  { to: '/agents', label: 'Agents' },
  { to: '/people', label: 'People' },
  { to: '/local-org', label: 'Local org' },
] as const
