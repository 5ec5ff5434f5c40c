/** Who may come in and what they did: users, browsers, API keys, connect links, the audit log; each for whom it concerns. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Screen } from '../parts/Screen.tsx'
import { ApiKeys } from '../people/ApiKeys.tsx'
import { AuditLog } from '../people/AuditLog.tsx'
import { ConnectLinks } from '../people/ConnectLinks.tsx'
import { Sessions } from '../people/Sessions.tsx'
import { Users } from '../people/Users.tsx'
import { sessionQuery } from '../queries.ts'

/** Without a permission everybody signed in sees it. */
const sections: { title: string; needs?: string; show: () => ReactNode }[] = [
  { title: 'Users', needs: 'people.read', show: Users },
  { title: 'Signed-in browsers', show: Sessions },
  { title: 'API keys', needs: 'people.read', show: ApiKeys },
  { title: 'Connect links', needs: 'connections.write', show: ConnectLinks },
  { title: 'Audit log', needs: 'audit.read', show: AuditLog },
]

export function People() {
  const session = useQuery(sessionQuery).data
  const may = session?.signedIn ? session.may : []
  return (
    <Screen title="People">
      {sections
        .filter(({ needs }) => needs === undefined || may.includes(needs))
        .map(({ title, show: Show }) => (
          <section key={title} aria-label={title}>
            <Title order={3} size="h4" mb="xs">
              {title}
            </Title>
            <Show />
          </section>
        ))}
    </Screen>
  )
}
