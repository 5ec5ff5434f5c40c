/** Which address shows which screen. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './parts/Frame.tsx'

const root = createRootRoute({ component: Frame })

const screens = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/Overview.tsx'), 'Overview'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs',
    component: lazyRouteComponent(() => import('./pages/Runs.tsx'), 'Runs'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs/$id',
    component: lazyRouteComponent(() => import('./pages/Run.tsx'), 'Run'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/issues',
    component: lazyRouteComponent(() => import('./pages/Issues.tsx'), 'Issues'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/events',
    component: lazyRouteComponent(() => import('./pages/Events.tsx'), 'Events'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workflows',
    component: lazyRouteComponent(() => import('./pages/Workflows.tsx'), 'Workflows'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workflows/$name',
    component: lazyRouteComponent(() => import('./pages/Workflow.tsx'), 'Workflow'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/connections',
    component: lazyRouteComponent(() => import('./pages/Connections.tsx'), 'Connections'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/usage',
    component: lazyRouteComponent(() => import('./pages/Usage.tsx'), 'Usage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/catalogue',
    component: lazyRouteComponent(() => import('./pages/Catalogue.tsx'), 'Catalogue'),
  }),
]

export const router = createRouter({ routeTree: root.addChildren(screens), defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
