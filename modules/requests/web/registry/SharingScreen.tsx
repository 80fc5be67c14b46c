import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay, formatTime, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ShareApplication } from '../../contract.ts'
import './registry.css'
import { useIsKeeper, useShares, useShareStep } from './use-registry.ts'
import { words } from './words.data.ts'

interface DialogProps {
  readonly of: ShareApplication
  readonly close: () => void
}

function AnswerDialog({ of, close }: DialogProps) {
  const w = useWords(words)
  const say = useSay()
  const answering = useShareStep(of.id, 'answer')
  const [granted, setGranted] = useState<readonly number[]>(of.fields.map((field) => field.position))
  const [way, setWay] = useState<'ledger' | 'import'>('ledger')
  const [deliverBy, setDay] = useState(today())
  const [said, setSaid] = useState('')
  const tick = (position: number): void =>
    setGranted(granted.includes(position) ? granted.filter((one) => one !== position) : [...granted, position])
  const how = granted.length === 0 ? {} : way === 'import' ? { way, deliverBy } : { way }
  const done = (): void => {
    say.done(w.answered)
    close()
  }
  return (
    <FormDialog
      title={w.answer}
      save={w.answer}
      onSave={() => answering.mutate({ granted, words: said, ...how }, { onSuccess: done })}
      close={close}
      of={answering}
      ready={said.trim().length > 1}
    >
      <fieldset className="registry-ticks">
        <legend>{w.grantWhich}</legend>
        {of.fields.map((field) => (
          <label key={field.position}>
            <input type="checkbox" checked={granted.includes(field.position)} onChange={() => tick(field.position)} />
            {field.path.join(' / ')}
          </label>
        ))}
      </fieldset>
      {granted.length === 0 ? null : (
        <NativeSelect label={w.way} value={way} change={(value) => setWay(value === 'import' ? 'import' : 'ledger')}>
          <option value="ledger">{w.ledger}</option>
          <option value="import">{w.import}</option>
        </NativeSelect>
      )}
      {granted.length > 0 && way === 'import' ? (
        <DayField label={w.deliverBy} value={deliverBy} change={setDay} />
      ) : null}
      <TextField label={w.answerWords} value={said} change={setSaid} most={1000} rows={3} />
    </FormDialog>
  )
}

function DeliverDialog({ of, close }: DialogProps) {
  const w = useWords(words)
  const delivering = useShareStep(of.id, 'delivery')
  const [said, setSaid] = useState('')
  return (
    <FormDialog
      title={w.deliver}
      save={w.deliver}
      onSave={() => delivering.mutate({ words: said }, { onSuccess: close })}
      close={close}
      of={delivering}
      ready={said.trim().length > 1}
    >
      <TextField label={w.deliverWords} value={said} change={setSaid} most={1000} rows={3} />
    </FormDialog>
  )
}

function Actions({ of }: { of: ShareApplication }) {
  const w = useWords(words)
  const say = useSay()
  const [open, setOpen] = useState<'answer' | 'deliver'>()
  const taking = useShareStep(of.id, 'withdrawal')
  const close = (): void => setOpen(undefined)
  return (
    <>
      {of.may.includes('answer') ? (
        <Button type="primary" onClick={() => setOpen('answer')}>
          {w.answer}
        </Button>
      ) : null}
      {of.may.includes('deliver') ? <Button onClick={() => setOpen('deliver')}>{w.deliver}</Button> : null}
      {of.may.includes('withdraw') ? (
        <Button loading={taking.isPending} onClick={() => taking.mutate({}, { onError: say.refusal })}>
          {w.takeBack}
        </Button>
      ) : null}
      {open === 'answer' ? <AnswerDialog of={of} close={close} /> : null}
      {open === 'deliver' ? <DeliverDialog of={of} close={close} /> : null}
    </>
  )
}

function ShareRow({ of }: { of: ShareApplication }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const when =
    of.state === 'asked'
      ? w.answerBy(formatTime(of.answerBy, language))
      : of.deliverBy === null
        ? null
        : formatDay(of.deliverBy, language)
  return (
    <li className="row registry-row">
      <div className="row-main">
        <Link to={`/requests/${of.requestId}`} className="row-title">
          {of.requestTitle}
        </Link>
        <span className="row-sub">
          {w.toHolder(of.issuerName, of.holder)} ·{' '}
          {of.fields.map((field) => `${field.path.join(' / ')}${field.granted === false ? ` ✕` : ''}`).join('、')}
          {when === null ? null : ` · ${when}`}
        </span>
        <p className="registry-said">
          {of.purpose}（{of.legalBasis}）{of.isHolderHere ? null : ` ${w.notHere}`}
        </p>
        {of.answerWords === null ? null : <p className="registry-said">{of.answerWords}</p>}
        {of.deliveryWords === null ? null : <p className="registry-said">{of.deliveryWords}</p>}
      </div>
      <div className="registry-marks">
        {of.isLate ? <span className="chip is-late">{w.late}</span> : null}
        <span className={`chip share-${of.state}`}>{of.state === 'withdrawn' ? w.shareWithdrawn : w[of.state]}</span>
        <Actions of={of} />
      </div>
    </li>
  )
}

/** Applications to and from the reader's body. */
export function SharingScreen() {
  const w = useWords(words)
  const isKeeper = useIsKeeper()
  const [side, setSide] = useState<'in' | 'out' | 'all'>('in')
  const shares = useShares(side)
  const sides = isKeeper ? (['in', 'out', 'all'] as const) : (['in', 'out'] as const)
  return (
    <>
      <PageHead title={w.sharing} help={w.sharingHelp} />
      <div className="toolbar" role="group" aria-label={w.sharing}>
        {sides.map((one) => (
          <Button
            key={one}
            type={one === side ? 'primary' : 'default'}
            aria-pressed={one === side}
            onClick={() => setSide(one)}
          >
            {w[one]}
          </Button>
        ))}
      </div>
      <Loadable
        of={shares}
        isEmpty={(page) => page.applications.length === 0}
        empty={<p className="nothing">{side === 'out' ? w.noneOut : w.noneIn}</p>}
      >
        {(page) => (
          <ul className="rows" aria-label={w.sharing}>
            {page.applications.map((one) => (
              <ShareRow key={one.id} of={one} />
            ))}
          </ul>
        )}
      </Loadable>
    </>
  )
}
