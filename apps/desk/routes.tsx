import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, redirect } from '@tanstack/react-router'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useWords } from '#design/desk/words.tsx'
import { Shell } from './shell/Shell.tsx'
import { words } from './shell/words.ts'

function NotFound() {
  const w = useWords(words)
  return (
    <PageHead
      title={w.notFound}
      help={
        <Link to="/" className="back">
          ‹ {w.home}
        </Link>
      }
    />
  )
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: '/forms' })
  },
})

// Each subject is its own chunk, fetched when one of its screens is opened.
const forms = () => import('#modules/forms/web/index.ts')
const imports = () => import('#modules/imports/web/index.ts')
const ledger = () => import('#modules/ledger/web/index.ts')
const catalogue = () => import('#modules/catalogue/web/index.ts')

const screen = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })

const screens = [
  screen('/forms', lazyRouteComponent(forms, 'FormsScreen')),
  screen('/forms/$formId', lazyRouteComponent(forms, 'FormScreen')),
  screen('/fills/$fillId', lazyRouteComponent(forms, 'FillScreen')),
  screen('/imports', lazyRouteComponent(imports, 'ImportsScreen')),
  screen('/imports/$importId', lazyRouteComponent(imports, 'ImportScreen')),
  screen('/ledger', lazyRouteComponent(ledger, 'LedgerScreen')),
  screen('/ledger/conflicts', lazyRouteComponent(ledger, 'ConflictsScreen')),
  screen('/ledger/$entity/$subjectId', lazyRouteComponent(ledger, 'SubjectScreen')),
  screen('/catalogue', lazyRouteComponent(catalogue, 'CatalogueScreen')),
  screen('/catalogue/new', lazyRouteComponent(catalogue, 'NewElementScreen')),
  screen('/catalogue/$elementId', lazyRouteComponent(catalogue, 'ElementScreen')),
]

export const router = createRouter({ routeTree: root.addChildren([start, ...screens]), defaultPreload: false })
