import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { Finding, RequestPage } from '../../contract.ts'
import { describeFact } from '../../domain/describe-fact.ts'
import { useOverrideBlock } from './use-gate.ts'
import { words } from './words.data.ts'

function Override({ page, of, close }: { page: RequestPage; of: Finding; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const pass = useOverrideBlock(page.request.id)
  const [approver, setApprover] = useState('')
  const [reason, setReason] = useState('')
  const { version } = page.request
  return (
    <FormDialog
      title={w.overrideTitle(of.clause)}
      save={w.override}
      of={pass}
      close={close}
      ready={approver.trim().length >= 2 && reason.trim().length >= 5}
      onSave={() =>
        pass.mutate(
          { version, table: of.table, row: of.row, approver, reason },
          {
            onSuccess: () => {
              say.done(w.overrideDone)
              close()
            },
          },
        )
      }
    >
      <p>{of.message[language]}</p>
      <p className="gate-warning">{w.overridePublic}</p>
      <TextField label={w.approver} value={approver} change={setApprover} most={60} />
      <TextField label={w.overrideReason} value={reason} change={setReason} most={1000} rows={3} />
    </FormDialog>
  )
}

function OneFinding({ page, of }: { page: RequestPage; of: Finding }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [isPassing, setIsPassing] = useState(false)
  const facts = Object.entries(of.facts).map(([name, value]) => describeFact(name, value))
  const mayPass =
    of.effect === 'block' && of.overridden === null && page.request.state === 'screened' && page.may.includes('admit')
  return (
    <li className={`gate-finding gate-finding-${of.effect}`}>
      <p className="gate-finding-words">
        <span className="gate-clause num">{of.clause}</span> {of.message[language]}
      </p>
      {facts.length === 0 ? null : (
        <p className="row-sub num">
          {w.facts}：{facts.map((fact) => `${fact.name[language]} ${fact.value[language]}`).join('；')}
        </p>
      )}
      {of.overridden === null ? (
        <p className="row-sub">{of.nextStep[language]}</p>
      ) : (
        <p className="gate-passed">{w.overridden(of.overridden.by, of.overridden.reason)}</p>
      )}
      <p className="gate-finding-ways">
        <Link to={`/rules/${of.table}`} aria-label={`${w.rule} ${of.clause}`}>
          {w.rule}
        </Link>
        {mayPass ? (
          <Button danger onClick={() => setIsPassing(true)} aria-label={`${w.override} ${of.clause}`}>
            {w.override}
          </Button>
        ) : null}
      </p>
      {isPassing ? <Override page={page} of={of} close={() => setIsPassing(false)} /> : null}
    </li>
  )
}

/** What the rules say, grouped: what blocks, what warns, what is only recorded. Each with the facts it stands on. */
export function Law({ page }: { page: RequestPage }) {
  const w = useWords(words)
  const findings = page.screening?.findings ?? []
  const groups = [
    ['block', w.blocking],
    ['warn', w.warning],
    ['measure', w.measuring],
  ] as const
  return (
    <section className="surface request-part" aria-labelledby="gate-law">
      <h2 id="gate-law">{w.law}</h2>
      {findings.length === 0 ? <p className="nothing">{w.noFindings}</p> : null}
      {groups.map(([effect, name]) => {
        const these = findings.filter((one) => one.effect === effect)
        if (these.length === 0) return null
        const list = (
          <ul className="gate-findings" aria-label={name}>
            {these.map((one) => (
              <OneFinding key={`${one.table}/${one.row}`} page={page} of={one} />
            ))}
          </ul>
        )
        return effect === 'measure' ? (
          <details key={effect} className="price-more">
            <summary>{`${name} ${these.length}`}</summary>
            {list}
          </details>
        ) : (
          <div key={effect}>
            <h3 className="gate-group num">{`${name} ${these.length}`}</h3>
            {list}
          </div>
        )
      })}
    </section>
  )
}
