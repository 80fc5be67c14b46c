import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { IssuerQuestion } from '../contract.ts'
import { ReportRow } from './ReportRow.tsx'
import { words } from './report-words.data.ts'
import { REPORTS_PAGE, useAnswerQuestion, useOffChannelStatistics, useQuestions, useReports } from './use-reports.ts'
import './offchannel.css'

function Reports() {
  const w = useWords(words)
  const [onlyOpen, setOnlyOpen] = useState(true)
  const [page, setPage] = useState(0)
  const reports = useReports(onlyOpen, page, true)
  return (
    <section aria-label={w.list}>
      <div className="toolbar">
        <h2 className="oc-history">{w.list}</h2>
        <Checkbox
          checked={onlyOpen}
          onChange={(event) => {
            setOnlyOpen(event.target.checked)
            setPage(0)
          }}
        >
          {w.onlyOpen}
        </Checkbox>
      </div>
      <Loadable of={reports} isEmpty={(list) => list.total === 0} empty={<p className="nothing">{w.none}</p>}>
        {(list) => (
          <>
            <ul className="oc-list">
              {list.reports.map((one) => (
                <ReportRow key={one.id} of={one} />
              ))}
            </ul>
            <Pages page={page} pages={Math.ceil(list.total / REPORTS_PAGE)} go={setPage} />
          </>
        )}
      </Loadable>
    </section>
  )
}

function Question({ of }: { of: IssuerQuestion }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const answer = useAnswerQuestion()
  const [answering, setAnswering] = useState(false)
  const [said, setSaid] = useState(of.answer ?? '')
  return (
    <li className="row oc-row">
      <div className="row-main">
        <span className="row-title">{of.title}</span>
        <span className="row-sub">{of.question}</span>
        {of.answer === null ? null : <span className="row-sub">{`${w.answered}：${of.answer}`}</span>}
      </div>
      <span className="row-when">{formatDay(of.askedAt, language)}</span>
      <div className="row-actions">
        <Button onClick={() => setAnswering(true)}>{w.answer}</Button>
      </div>
      {answering ? (
        <FormDialog
          title={w.answer}
          save={w.send}
          of={answer}
          ready={said.trim().length >= 2}
          close={() => setAnswering(false)}
          onSave={() => answer.mutate({ id: of.id, words: said }, { onSuccess: () => setAnswering(false) })}
        >
          <p>{of.question}</p>
          <TextField label={w.answer} value={said} change={setSaid} rows={4} most={1000} />
        </FormDialog>
      ) : null}
    </li>
  )
}

function Questions() {
  const w = useWords(words)
  const questions = useQuestions(true)
  return (
    <section aria-label={w.questions}>
      <h2 className="oc-history">{w.questions}</h2>
      <Loadable
        of={questions}
        isEmpty={(of) => of.questions.length === 0}
        empty={<p className="nothing">{w.noQuestions}</p>}
      >
        {(of) => (
          <ul className="rows" aria-label={w.questions}>
            {of.questions.map((one) => (
              <Question key={one.id} of={one} />
            ))}
          </ul>
        )}
      </Loadable>
    </section>
  )
}

function Figures({ county }: { county: string }) {
  const w = useWords(words)
  const year = Number(today().slice(0, 4))
  const figures = useOffChannelStatistics(county, year)
  return (
    <section aria-label={w.figures} className="oc-figures">
      <h2 className="oc-history">{w.figures}</h2>
      <p className="field-note">{w.figuresHelp}</p>
      <Loadable of={figures} isEmpty={(of) => of.total === 0} empty={<p className="nothing">{w.noFigures}</p>}>
        {(of) => (
          <ScrollTable label={w.figures}>
            <thead>
              <tr>
                {[w.issuer, w.reported, w.short, w.later].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.byIssuer.map((one) => (
                <tr key={one.issuerName} className="num">
                  <th scope="row">{one.issuerName}</th>
                  <td>{one.reported}</td>
                  <td>{one.shortNotice}</td>
                  <td>{one.laterRegistered}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </Loadable>
    </section>
  )
}

/** What came past the gate: the gate office deals with it, a body answers what it was asked, everyone sees the figures. */
export function OffChannelScreen() {
  const w = useWords(words)
  const signedIn = useSession().data?.signedIn
  const roles: readonly string[] = signedIn?.roles ?? []
  const isGate = roles.includes('gatekeeper')
  const isIssuer = roles.includes('department-staff') || roles.includes('township-staff')
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      {isGate ? <Reports /> : null}
      {isIssuer ? <Questions /> : null}
      {signedIn === null || signedIn === undefined ? null : <Figures county={signedIn.countyCode} />}
    </>
  )
}
