import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { useEffect } from 'react'
import { ComplainButton } from '#modules/complaints/web/index.ts'
import { PostSwitch, SignIn, useSession, useSignOut } from '#modules/organisations/web/index.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { fetchScreens } from './opened.tsx'
import { Places } from './Places.tsx'
import './shell.css'
import { words } from './words.ts'

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

/** Who has not signed in is asked to; what this program is, anyone may read. */
function Outside(props: { demo: boolean }) {
  const w = useWords(words)
  const isAbout = useRouterState({ select: (state) => state.location.pathname === '/about' })
  return (
    <>
      {isAbout ? (
        <main id="content" className="content content-alone">
          <Outlet />
        </main>
      ) : (
        <SignIn demo={props.demo} />
      )}
      <footer className="foot">
        <Link to={isAbout ? '/' : '/about'}>{isAbout ? w.home : w.about}</Link>
      </footer>
    </>
  )
}

/** The frame of the desk: who and where one is, the places, the screen. Asks for sign-in first. */
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
            <Outside demo={demo} />
          ) : (
            <>
              <a className="skip-link" href="#content">
                {w.skip}
              </a>
              <Bar
                who={signedIn.name}
                where={[...new Set([signedIn.bodyName, signedIn.areaName])].join(' · ')}
                demo={demo}
              />
              <div className="frame">
                <Places roles={signedIn.roles} />
                <main id="content" className="content" tabIndex={-1}>
                  <Outlet />
                </main>
              </div>
              <footer className="foot">
                <ComplainButton county={signedIn.countyCode} />
                <Link to="/about">{w.about}</Link>
                {demo ? <span>{w.demo}</span> : null}
              </footer>
            </>
          )
        }
      </Loadable>
    </div>
  )
}
