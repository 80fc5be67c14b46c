import { createRootRoute, createRoute, createRouter, Link, redirect } from '@tanstack/react-router'
import { Empty } from 'antd'
import { useWords } from '#design/desk/words.tsx'
import { Shell } from './shell/Shell.tsx'
import { words } from './shell/words.ts'

function NotFound() {
  const w = useWords(words)
  return (
    <Empty description={w.notFound}>
      <Link to="/">{w.home}</Link>
    </Empty>
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

export const router = createRouter({ routeTree: root.addChildren([start]), defaultPreload: false })
