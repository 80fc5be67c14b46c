import { useState } from 'react'
import { formatShare, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { z } from 'zod'
import type { ReturnStatistics } from '../../contract.ts'
import { describeGround } from '../../domain/describe-life.ts'
import './gate.css'
import { useReturnStatistics } from './use-gate.ts'
import { words } from './words.data.ts'

type Statistics = z.infer<typeof ReturnStatistics>

function ByIssuer({ of }: { of: Statistics['byIssuer'] }) {
  const w = useWords(words)
  const heads = [w.issuer, w.dispatched, w.returnedN, w.share, w.withdrawn, w.amended, w.insisted, w.lapsed]
  return (
    <ScrollTable label={w.byIssuer}>
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.issuerName} className="num">
            <th scope="row">{one.issuerName}</th>
            <td>{one.dispatched}</td>
            <td>{one.returned}</td>
            <td>{one.dispatched === 0 ? '–' : formatShare(one.returned / one.dispatched)}</td>
            <td>{one.withdrawn}</td>
            <td>{one.amended}</td>
            <td>{one.insisted}</td>
            <td>{one.lapsed}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function ByGround({ of }: { of: Statistics['byGround'] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <div className="gate-grounds">
      <ScrollTable label={w.byGround}>
        <thead>
          <tr>
            <th scope="col">{w.ground}</th>
            <th scope="col">{w.times}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.ground} className="num">
              <th scope="row">{describeGround(one.ground)[language]}</th>
              <td>{one.returned}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

/** Whose requests were returned, and why: public figures of a year. */
export function ReturnsScreen() {
  const w = useWords(words)
  const thisYear = Number(today().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const statistics = useReturnStatistics(year)
  return (
    <>
      <PageHead
        title={w.returnsTitle}
        help={w.returnsHelp}
        actions={
          <a href="/c" target="_blank" rel="noreferrer" className="gate-link">
            {w.publicSearch}
          </a>
        }
      />
      <div className="gate-year">
        <NativeSelect label={w.year} value={String(year)} change={(to) => setYear(Number(to))}>
          {[0, 1, 2].map((back) => (
            <option key={back} value={thisYear - back}>
              {thisYear - back}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Loadable
        of={statistics}
        isEmpty={({ byIssuer }) => byIssuer.length === 0}
        empty={<p className="surface nothing gate-nothing">{w.noReturns}</p>}
      >
        {({ byIssuer, byGround }) => (
          <>
            <h2 className="gate-h2">{w.byIssuer}</h2>
            <ByIssuer of={byIssuer} />
            <h2 className="gate-h2">{w.byGround}</h2>
            <ByGround of={byGround} />
          </>
        )}
      </Loadable>
    </>
  )
}
