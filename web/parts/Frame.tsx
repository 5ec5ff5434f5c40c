/** The frame of every screen: name, navigation, live mark, light and dark. */
import {
  ActionIcon,
  Anchor,
  AppShell,
  Burger,
  Group,
  NavLink,
  Text,
  Title,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useLive } from '../live.ts'

const places = [
  { to: '/', label: 'Overview' },
  { to: '/runs', label: 'Runs' },
  { to: '/issues', label: 'Issues' },
  { to: '/events', label: 'Events' },
  { to: '/workflows', label: 'Workflows' },
  { to: '/usage', label: 'API usage' },
  { to: '/catalogue', label: 'Catalogue' },
  { to: '/connections', label: 'Connections' },
] as const

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon
      variant="default"
      size="lg"
      onClick={() => setColorScheme(other)}
      aria-label={`Switch to ${other} colours`}
    >
      {scheme === 'dark' ? '☀' : '☾'}
    </ActionIcon>
  )
}

function LiveMark({ live }: { live: boolean }) {
  return (
    <Text size="sm" c={live ? undefined : 'dimmed'} aria-live="polite">
      {live ? '● live' : '○ not connected to the server'}
    </Text>
  )
}

export function Frame() {
  const live = useLive(useQueryClient())
  const [opened, { toggle, close }] = useDisclosure()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 190, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between">
          <Group gap="xs">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <img src="/drop.svg" alt="" width={24} height={24} />
            <Title order={1} size="h3">
              <Anchor component={Link} to="/" c="inherit" underline="never" inherit>
                Rainmaker
              </Anchor>
            </Title>
          </Group>
          <Group>
            <LiveMark live={live} />
            <SchemeSwitch />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Screens">
        {places.map(({ to, label }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            active={to === '/' ? path === '/' : path.startsWith(to)}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
