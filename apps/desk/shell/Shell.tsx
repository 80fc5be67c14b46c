import { Link, Outlet } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { useEffect } from 'react'
import { PostSwitch, SignIn, useSession, useSignOut } from '#modules/organisations/web/index.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { fetchScreens } from './opened.tsx'
import './shell.css'
import { words } from './words.ts'

const PLACES = [
  { to: '/forms', word: 'forms' },
  { to: '/imports', word: 'imports' },
  { to: '/ledger', word: 'ledger' },
  { to: '/catalogue', word: 'catalogue' },
  { to: '/rules', word: 'rules' },
  { to: '/duties', word: 'duties' },
  { to: '/certificates', word: 'certificates' },
] as const

function Bar(props: { who: string; where: string; demo: boolean }) {
  const w = useWords(words)
  const { language, change } = useLanguage()
  const signOut = useSignOut()
  return (
    <header className="bar">
      <Link to="/forms" className="brand">
        <span className="brand-seal" aria-hidden="true">
          一次
        </span>
        <span className="brand-name">{w.product}</span>
      </Link>
      <nav className="places" aria-label={w.nav}>
        {PLACES.map((place) => (
          <Link key={place.to} to={place.to} className="place" activeProps={{ className: 'place place-here' }}>
            {w[place.word]}
          </Link>
        ))}
      </nav>
      <div className="bar-who">
        <span className="who">
          <span className="who-name">{props.who}</span>
          <span className="who-where">{props.where}</span>
        </span>
        <PostSwitch />
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => change(language === 'zh' ? 'en' : 'zh')}
        >
          {w.language}
        </Button>
        <Button type="text" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {w.signOut}
        </Button>
      </div>
    </header>
  )
}

/** The frame of the desk: who and where one is, four places, the screen. Asks for sign-in first. */
export function Shell() {
  const w = useWords(words)
  const session = useSession()
  const isIn = session.data?.signedIn !== null && session.data !== undefined
  useEffect(() => {
    if (isIn) fetchScreens()
  }, [isIn])
  const isAlone = session.data === undefined && session.error !== null
  return (
    <div {...(isAlone ? { className: 'shell-alone' } : {})}>
      <Loadable of={session} waiting={<Spin className="shell-wait" size="large" />}>
        {({ signedIn, demo }) =>
          signedIn === null ? (
            <SignIn demo={demo} />
          ) : (
            <>
              <a className="skip-link" href="#content">
                {w.skip}
              </a>
              <Bar who={signedIn.name} where={`${signedIn.bodyName} · ${signedIn.areaName}`} demo={demo} />
              <main id="content" className="content" tabIndex={-1}>
                <Outlet />
              </main>
              {demo ? <footer className="demo-line">{w.demo}</footer> : null}
            </>
          )
        }
      </Loadable>
    </div>
  )
}
