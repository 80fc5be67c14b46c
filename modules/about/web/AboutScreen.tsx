import { Facts } from '#design/desk/Facts.tsx'
import { Figures } from '#design/desk/Figures.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { About, ClauseCheck, SelfCheck } from '../contract.ts'
import './about.css'
import { useAbout, useSelfCheck } from './use-about.ts'
import { words } from './words.ts'

function Filing({ of }: { of: About }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { number } = of.filing
  return (
    <section>
      <div className={number === null ? 'filing filing-none' : 'filing'} role="note">
        <strong>{number ?? w.notFiled}</strong>
        <p>{of.filing.words[language]}</p>
      </div>
      <Facts
        of={[
          [w.version, of.version],
          [w.filing, number ?? w.notFiled],
          [w.operator, of.operator ?? w.notStated],
          [w.licence, of.licence],
          [w.complain, of.complaints.words[language]],
          [
            w.interface,
            <a key="openapi" href={of.openapi}>
              {of.openapi}
            </a>,
          ],
        ]}
      />
    </section>
  )
}

function ClauseRow({ of }: { of: ClauseCheck }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <tr>
      <td className="num">{of.no}</td>
      <th scope="row">{of.words[language]}</th>
      <td>{of.enforcedBy.map((one) => one.words[language]).join(language === 'zh' ? '；' : '; ')}</td>
      <td className="num">{of.blocked}</td>
      <td className="num">{of.overridden}</td>
      <td>
        <span className={`chip chip-${of.state}`}>{w[of.state]}</span>
        {of.remarks.map((remark) => (
          <span key={remark.en} className="row-sub">
            {' '}
            {remark[language]}
          </span>
        ))}
      </td>
    </tr>
  )
}

function Check({ of }: { of: SelfCheck }) {
  const w = useWords(words)
  const { figures } = of
  return (
    <>
      <p>{w.period(of.from, of.to)}</p>
      <Figures
        label={w.figures}
        of={[
          { name: w.submitted, value: figures.submitted },
          { name: w.blocked, value: figures.blocked },
          { name: w.overridden, value: figures.overridden },
          { name: w.returned, value: figures.returned },
          { name: w.offChannel, value: figures.offChannel },
          { name: w.complaints, value: figures.complaintsMade },
          { name: w.inTime, value: figures.complaintsAnsweredInTime },
        ]}
      />
      <ScrollTable label={w.check}>
        <thead>
          <tr>
            {[w.clause, w.rule, w.by, w.blocked, w.overridden, w.state].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.clauses.map((clause) => (
            <ClauseRow key={clause.no} of={clause} />
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}

function CheckOf({ county }: { county: string }) {
  return <Loadable of={useSelfCheck(county)}>{(check) => <Check of={check} />}</Loadable>
}

/** What this program is and whether one may be told to use it: open to everyone, signed in or not. */
export function AboutScreen() {
  const w = useWords(words)
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      <Loadable of={useAbout()}>
        {(about) => (
          <>
            <Filing of={about} />
            <h2>{w.check}</h2>
            <p className="page-head-help">{w.checkHelp}</p>
            {about.counties.map((county) => (
              <CheckOf key={county} county={county} />
            ))}
          </>
        )}
      </Loadable>
    </>
  )
}
