import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { DataElement } from '#modules/catalogue/contract.ts'
import { ElementSearch } from '#modules/catalogue/web/index.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Correction } from '../../contract.ts'
import { DataReturns } from './DataReturns.tsx'
import './registry.css'
import { useAnswerCorrection, useCorrections, useReportFact } from './use-registry.ts'
import { words } from './words.data.ts'

function ReportDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const say = useSay()
  const reporting = useReportFact()
  const [element, setElement] = useState<DataElement>()
  const [said, setSaid] = useState('')
  const done = (): void => {
    say.done(w.sent)
    close()
  }
  return (
    <FormDialog
      title={w.report}
      save={w.send}
      onSave={() => reporting.mutate({ element: element?.id, words: said }, { onSuccess: done })}
      close={close}
      of={reporting}
      ready={element !== undefined && said.trim().length > 1}
    >
      <ElementSearch label={w.whichElement} choose={setElement} />
      {element === undefined ? null : (
        <p className="field-note">{w.chosen(language === 'en' ? element.nameEn : element.nameZh)}</p>
      )}
      <TextField label={w.wrongWhat} value={said} change={setSaid} most={1000} rows={3} help={w.wrongHelp} />
    </FormDialog>
  )
}

function AnswerDialog({ of, close }: { of: Correction; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const answering = useAnswerCorrection(of.id)
  const [outcome, setOutcome] = useState<'corrected' | 'declined'>('corrected')
  const [said, setSaid] = useState('')
  const done = (): void => {
    say.done(w.answered)
    close()
  }
  return (
    <FormDialog
      title={w.answer}
      save={w.answer}
      onSave={() => answering.mutate({ outcome, words: said }, { onSuccess: done })}
      close={close}
      of={answering}
      ready={said.trim().length > 1}
    >
      <p>{of.words}</p>
      <NativeSelect
        label={w.outcome}
        value={outcome}
        change={(value) => setOutcome(value === 'declined' ? 'declined' : 'corrected')}
      >
        <option value="corrected">{w.corrected}</option>
        <option value="declined">{w.declined}</option>
      </NativeSelect>
      <TextField label={w.reason} value={said} change={setSaid} most={1000} rows={3} />
    </FormDialog>
  )
}

function Ticket({ of }: { of: Correction }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <li className="row registry-row">
      <div className="row-main">
        <span className="row-title">{of.elementName}</span>
        <span className="row-sub">
          {w.toHolder(of.areaName, of.holder)} · {w.answerBy(formatTime(of.answerBy, language))}
          {of.isHolderHere ? null : ` · ${w.notHere}`}
        </span>
        <p className="registry-said">{of.words}</p>
        {of.subject === null ? null : (
          <Link to={`/ledger/${of.subject.entity}/${of.subject.id}`}>{w.openSubject(of.subject.purpose)}</Link>
        )}
        {of.answerWords === null ? null : <p className="registry-said">{of.answerWords}</p>}
      </div>
      <div className="registry-marks">
        {of.isLate ? <span className="chip is-late">{w.late}</span> : null}
        <span className={`chip fact-${of.state}`}>{w[of.state]}</span>
        {of.mayAnswer ? <Button onClick={() => setOpen(true)}>{w.answer}</Button> : null}
      </div>
      {open ? <AnswerDialog of={of} close={() => setOpen(false)} /> : null}
    </li>
  )
}

/** Facts said to be wrong, and what higher levels owe back. */
export function CorrectionsScreen() {
  const w = useWords(words)
  const tickets = useCorrections()
  const [reporting, setReporting] = useState(false)
  return (
    <>
      <PageHead
        title={w.corrections}
        help={w.correctionsHelp}
        actions={
          <Button type="primary" onClick={() => setReporting(true)}>
            {w.report}
          </Button>
        }
      />
      <section>
        <Loadable
          of={tickets}
          isEmpty={(page) => page.corrections.length === 0}
          empty={<p className="nothing">{w.noTickets}</p>}
        >
          {(page) => (
            <ul className="rows" aria-label={w.tickets}>
              {page.corrections.map((one) => (
                <Ticket key={one.id} of={one} />
              ))}
            </ul>
          )}
        </Loadable>
      </section>
      <DataReturns />
      {reporting ? <ReportDialog close={() => setReporting(false)} /> : null}
    </>
  )
}
