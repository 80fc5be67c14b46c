import { createRootRoute, createRoute, createRouter, Link, redirect, type RouteComponent } from '@tanstack/react-router'
import { ComplaintsScreen } from '#modules/complaints/web/index.ts'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useWords } from '#design/desk/words.tsx'
import { opened } from './shell/opened.tsx'
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
const requests = () => import('#modules/requests/web/index.ts')
const budgets = () => import('#modules/budgets/web/index.ts')
const offchannel = () => import('#modules/offchannel/web/index.ts')
const rules = () => import('#modules/rules/web/index.ts')
const about = () => import('#modules/about/web/index.ts')
const responsibilities = () => import('#modules/responsibilities/web/index.ts')

const screen = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component })

const screens = [
  screen('/forms', opened(forms, 'FormsScreen')),
  screen('/forms/$formId', opened(forms, 'FormScreen')),
  screen('/fills/$fillId', opened(forms, 'FillScreen')),
  screen('/imports', opened(imports, 'ImportsScreen')),
  screen('/imports/$importId', opened(imports, 'ImportScreen')),
  screen('/ledger', opened(ledger, 'LedgerScreen')),
  screen('/ledger/conflicts', opened(ledger, 'ConflictsScreen')),
  screen('/ledger/$entity/$subjectId', opened(ledger, 'SubjectScreen')),
  screen('/requests', opened(requests, 'RequestsScreen')),
  screen('/requests/new', opened(requests, 'NewRequestScreen')),
  screen('/requests/$requestId', opened(requests, 'RequestScreen')),
  screen('/gate', opened(requests, 'GateScreen')),
  screen('/gate/$id', opened(requests, 'CaseScreen')),
  screen('/gate/$id/notice', opened(requests, 'NoticeScreen')),
  screen('/returns', opened(requests, 'ReturnsScreen')),
  screen('/registry', opened(requests, 'RegistryScreen')),
  screen('/registry/$entryId', opened(requests, 'RegistryEntryScreen')),
  screen('/sharing', opened(requests, 'SharingScreen')),
  screen('/corrections', opened(requests, 'CorrectionsScreen')),
  screen('/calendar', opened(requests, 'CalendarScreen')),
  screen('/notices', opened(offchannel, 'NoticesScreen')),
  screen('/notices/$noticeId', opened(offchannel, 'NoticeScreen')),
  screen('/off-channel', opened(offchannel, 'OffChannelScreen')),
  screen('/budgets', opened(budgets, 'BudgetsScreen')),
  screen('/rules', opened(rules, 'RulesScreen')),
  screen('/rules/$key', opened(rules, 'RuleTableScreen')),
  screen('/complaints', ComplaintsScreen),
  screen('/about', opened(about, 'AboutScreen')),
  screen('/catalogue', opened(catalogue, 'CatalogueScreen')),
  screen('/catalogue/new', opened(catalogue, 'NewElementScreen')),
  screen('/catalogue/$elementId', opened(catalogue, 'ElementScreen')),
  screen('/duties', opened(responsibilities, 'DutiesScreen')),
  screen('/duties/$listId', opened(responsibilities, 'DutiesScreen')),
  screen('/duty-comparison', opened(responsibilities, 'CompareScreen')),
  screen('/duty-items/$itemId', opened(responsibilities, 'DutyItemScreen')),
  screen('/certificates', opened(responsibilities, 'CertificatesScreen')),
]

export const router = createRouter({ routeTree: root.addChildren([start, ...screens]), defaultPreload: false })
