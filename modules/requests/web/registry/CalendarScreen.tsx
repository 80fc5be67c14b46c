import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { AreaPicker, useSession } from '#modules/organisations/web/index.ts'
import { formatDay, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Calendar, CalendarVisit } from '../../contract.ts'
import './registry.css'
import { useCalendar, useFreeDay } from './use-registry.ts'
import { words } from './words.data.ts'

/** The first day of the month so many months after another. */
function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

function Visit({ visit }: { visit: CalendarVisit }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })
  return (
    <li>
      <span className="num">{time.format(new Date(visit.startsAt))}</span>{' '}
      {visit.kind === 'meeting' ? w.meeting : w.inspectionOne}{' '}
      <Link to={`/requests/${visit.requestId}`}>{visit.title}</Link> · {visit.issuerName} ·{' '}
      {w.places(visit.areas, visit.firstAreas.join('、'))}{' '}
      {visit.collidesWith.length === 0 ? null : (
        <span className="chip is-look">{w.collides(visit.collidesWith.map((one) => one.title).join('、'))}</span>
      )}{' '}
      {visit.areasOverWeek === 0 ? null : <span className="chip is-late">{w.over(visit.areasOverWeek)}</span>}
    </li>
  )
}

function Days({ page }: { page: Calendar }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  const name = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', weekday: 'short' })
  const working = new Set(page.workingDays)
  const byDay = Map.groupBy(page.visits, (visit) => visit.day)
  return (
    <ScrollTable label={w.calendar}>
      <thead>
        <tr>
          <th scope="col">{w.date}</th>
          <th scope="col">{w.visits}</th>
        </tr>
      </thead>
      <tbody>
        {[...byDay].map(([day, visits]) => (
          <tr key={day} className={working.has(day) ? '' : 'calendar-off'}>
            <th scope="row" className="num calendar-day">
              {name.format(new Date(`${day}T00:00:00`))}
            </th>
            <td>
              <ul className="calendar-visits">
                {visits.map((visit) => (
                  <Visit key={visit.requestId} visit={visit} />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function OverWeek({ page }: { page: Calendar }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (page.overWeek.length === 0) return null
  return (
    <section className="registry-part">
      <h2>{w.overTitle}</h2>
      <ul>
        {page.overWeek.map((one) => (
          <li key={`${one.week} ${one.areaCode}`}>
            {w.overLine(one.areaName, formatDay(one.week, language), one.inspections)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Month({ own }: { own: { code: string; name: string; level: 'county' | 'township' | 'village' } }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const say = useSay()
  const [month, setMonth] = useState(monthAfter(today().slice(0, 7), 0))
  const [area, setArea] = useState(own.code)
  const calendar = useCalendar(month, monthAfter(month, 1), area)
  const free = useFreeDay(area)
  const find = (): void =>
    free.mutate(today(), {
      onSuccess: ({ day }) => {
        if (day !== null) setMonth(monthAfter(day.slice(0, 7), 0))
      },
      onError: say.refusal,
    })
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB'
  const title = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long' }).format(new Date(`${month}T00:00:00`))
  return (
    <>
      <AreaPicker own={own} change={(picked) => setArea(picked.code)} />
      <div className="calendar-months">
        <h2>{title}</h2>
        <Button onClick={() => setMonth(monthAfter(month, -1))}>{w.earlier}</Button>
        <Button onClick={() => setMonth(monthAfter(today().slice(0, 7), 0))}>{w.thisMonth}</Button>
        <Button onClick={() => setMonth(monthAfter(month, 1))}>{w.later}</Button>
        <Button type="primary" loading={free.isPending} onClick={find}>
          {w.freeDay}
        </Button>
        <span aria-live="polite">
          {free.data === undefined
            ? ''
            : free.data.day === null
              ? w.noFree
              : w.freeIs(formatDay(free.data.day, language))}
        </span>
      </div>
      <Loadable
        of={calendar}
        isEmpty={(page) => page.visits.length === 0}
        empty={<p className="nothing">{w.nothingPlanned}</p>}
      >
        {(page) => (
          <>
            <Days page={page} />
            <OverWeek page={page} />
          </>
        )}
      </Loadable>
    </>
  )
}

/** Inspections and meetings of a month in an area, as a table a screen reader reads. */
export function CalendarScreen() {
  const w = useWords(words)
  const signedIn = useSession().data?.signedIn
  if (signedIn === null || signedIn === undefined) return null
  const level = signedIn.areaCode.endsWith('000000')
    ? 'county'
    : signedIn.areaCode.endsWith('000')
      ? 'township'
      : 'village'
  return (
    <>
      <PageHead title={w.calendar} help={w.calendarHelp} />
      <Month key={signedIn.areaCode} own={{ code: signedIn.areaCode, name: signedIn.areaName, level }} />
    </>
  )
}
