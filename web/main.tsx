/** The browser program: theme, data, routes. */
import './trusted-types.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './page.css'
import { type CSSVariablesResolver, createTheme, MantineProvider, Select } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { problemOf } from './api.ts'
import { router } from './routes.tsx'

const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } } },
    // Typing in a list that has a choice already is a new search, not a longer name of the old choice.
    Select: Select.extend({ defaultProps: { onClick: (event) => event.currentTarget.select() } }),
  },
})

/** The kit's own links and dimmed text are too pale for WCAG AA on its backgrounds. */
const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-anchor': '#1864ab', '--mantine-color-dimmed': '#495057' },
  dark: { '--mantine-color-anchor': '#74c0fc', '--mantine-color-dimmed': '#ced4da' },
})

/** What the server refuses for good is shown at once. */
const mayPass = (failures: number, error: Error) => failures < 2 && problemOf(error).then === 'retry'

const client = new QueryClient({
  defaultOptions: { queries: { retry: mayPass, refetchOnWindowFocus: true, staleTime: 2000 } },
})
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={contrast} defaultColorScheme="auto">
        <Notifications position="top-right" />
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
