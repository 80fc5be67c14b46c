import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '#design/desk/words.tsx'
import { PLACES } from './places.ts'
import { words } from './words.ts'

/** Where one can go: a column beside the screen, on a phone behind one button that names where one is. */
export function Places(props: { roles: readonly string[] }) {
  const w = useWords(words)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // Open on this screen only: going somewhere closes it.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === path
  const groups = PLACES.map(({ group, places }) => ({
    group,
    places: places.filter(
      (place) => place.roles === undefined || place.roles.some((role) => props.roles.includes(role)),
    ),
  })).filter(({ places }) => places.length > 0)
  const here = groups.flatMap(({ places }) => places).find(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <nav className="places" aria-label={w.nav}>
      <button
        type="button"
        className="places-open"
        aria-expanded={open}
        onClick={() => setOpenAt(open ? undefined : path)}
      >
        <span>{w.menu}</span>
        <span className="places-here">{here === undefined ? '' : w[here.word]}</span>
      </button>
      <div className={open ? 'places-groups places-groups-open' : 'places-groups'}>
        {groups.map(({ group, places }) => (
          <div key={group} className="places-group" role="group" aria-label={w[group]}>
            <span className="places-title" aria-hidden="true">
              {w[group]}
            </span>
            {places.map((place) => (
              <Link key={place.to} to={place.to} className="place" activeProps={{ className: 'place place-here' }}>
                {w[place.word]}
              </Link>
            ))}
          </div>
        ))}
      </div>
    </nav>
  )
}
