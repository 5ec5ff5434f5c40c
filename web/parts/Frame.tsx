/** The frame of every screen: skip link, name, navigation, live mark, light and dark. */
import { Anchor, AppShell, Burger, Group, NavLink, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useLive } from '../live.ts'
import { SignIn } from '../pages/SignIn.tsx'
import { Palette } from '../palette/Palette.tsx'
import { places } from '../places.ts'
import { sessionQuery } from '../queries.ts'
import { NeedsPeople } from './NeedsPeople.tsx'
import { Person } from './Person.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'

function LiveMark({ live }: { live: boolean }) {
  return (
    <Text size="sm" role="status" className="live-mark">
      <span aria-hidden>{live ? '●' : '○'}</span>
      <span className="live-word"> {live ? 'live' : 'not connected to the server'}</span>
    </Text>
  )
}

function Navigation({ onGo }: { onGo: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isHere = (to: string) => (to === '/' ? path === '/' : path.startsWith(to))
  return places.map(({ to, label }) => (
    <NavLink
      key={to}
      renderRoot={(props) => <Link {...props} to={to} />}
      label={label}
      rightSection={to === '/issues' || to === '/in-doubt' ? <NeedsPeople of={to} /> : null}
      active={isHere(to)}
      aria-current={isHere(to) ? 'page' : undefined}
      onClick={onGo}
    />
  ))
}

export function Frame() {
  const live = useLive(useQueryClient())
  const [opened, { toggle, close }] = useDisclosure()
  // While it is not known yet, the screen itself may begin to load.
  const isStranger = useQuery(sessionQuery).data?.signedIn === false
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 190, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
      transitionDuration={0}
    >
      <a href="#main" className="skip">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Navigation"
              aria-expanded={opened}
            />
            <img src="/drop.svg" alt="" width={24} height={24} />
            <Title order={1} size="h3">
              <Anchor renderRoot={(props) => <Link {...props} to="/" />} c="inherit" underline="never" inherit>
                Rainmaker
              </Anchor>
            </Title>
          </Group>
          <Group wrap="nowrap" gap="sm">
            {isStranger ? null : <Palette />}
            <LiveMark live={live} />
            <Anchor href="/docs" size="sm" visibleFrom="sm">
              Docs
            </Anchor>
            <Group visibleFrom="sm" wrap="nowrap">
              <Person />
            </Group>
            <SchemeSwitch />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Screens">
        <Navigation onGo={close} />
        <Group hiddenFrom="sm" mt="sm" px="xs">
          <Anchor href="/docs" size="sm">
            Docs
          </Anchor>
          <Person />
        </Group>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {isStranger ? <SignIn /> : <Outlet />}
      </AppShell.Main>
    </AppShell>
  )
}
