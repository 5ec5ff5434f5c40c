/** Which address shows which screen. What a screen filters by stands in its address. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { onlyTexts } from './filters.ts'
import { Frame } from './parts/Frame.tsx'
import { NoSuchPage } from './parts/NoSuchPage.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage })
const at = <const P extends string>(path: P) => ({ getParentRoute: () => root, path })

const tree = root.addChildren([
  createRoute({ ...at('/'), component: lazyRouteComponent(() => import('./pages/Overview.tsx'), 'Overview') }),
  createRoute({
    ...at('/runs'),
    component: lazyRouteComponent(() => import('./pages/Runs.tsx'), 'Runs'),
    validateSearch: onlyTexts(['status', 'workflow', 'record', 'code', 'since', 'until']),
  }),
  createRoute({ ...at('/runs/$id'), component: lazyRouteComponent(() => import('./pages/Run.tsx'), 'Run') }),
  createRoute({ ...at('/issues'), component: lazyRouteComponent(() => import('./pages/Issues.tsx'), 'Issues') }),
  createRoute({ ...at('/in-doubt'), component: lazyRouteComponent(() => import('./pages/InDoubt.tsx'), 'InDoubt') }),
  createRoute({
    ...at('/events'),
    component: lazyRouteComponent(() => import('./pages/Events.tsx'), 'Events'),
    validateSearch: onlyTexts(['object', 'change', 'record', 'feed', 'since']),
  }),
  createRoute({
    ...at('/workflows'),
    component: lazyRouteComponent(() => import('./pages/Workflows.tsx'), 'Workflows'),
  }),
  createRoute({
    ...at('/workflows/$name'),
    component: lazyRouteComponent(() => import('./pages/Workflow.tsx'), 'Workflow'),
    validateSearch: onlyTexts(['tab', 'view']),
  }),
  createRoute({ ...at('/new'), component: lazyRouteComponent(() => import('./pages/NewWorkflow.tsx'), 'NewWorkflow') }),
  createRoute({
    ...at('/templates'),
    component: lazyRouteComponent(() => import('./pages/Templates.tsx'), 'Templates'),
  }),
  createRoute({
    ...at('/catalogue'),
    component: lazyRouteComponent(() => import('./pages/Catalogue.tsx'), 'Catalogue'),
    validateSearch: onlyTexts(['search']),
  }),
  createRoute({
    ...at('/connections'),
    component: lazyRouteComponent(() => import('./pages/Connections.tsx'), 'Connections'),
  }),
  createRoute({ ...at('/usage'), component: lazyRouteComponent(() => import('./pages/Usage.tsx'), 'Usage') }),
  createRoute({ ...at('/sign-in'), component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn') }),
  createRoute({ ...at('/people'), component: lazyRouteComponent(() => import('./pages/People.tsx'), 'People') }),
  createRoute({ ...at('/agents'), component: lazyRouteComponent(() => import('./pages/Agents.tsx'), 'Agents') }),
  createRoute({
    ...at('/local-org'),
    component: lazyRouteComponent(() => import('./pages/LocalOrg.tsx'), 'LocalOrg'),
    validateSearch: onlyTexts(['object', 'tab']),
  }),
])

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
