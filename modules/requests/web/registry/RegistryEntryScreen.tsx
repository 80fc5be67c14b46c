import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '#design/desk/Facts.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RegistryEntryPage, RegistryField } from '../../contract.ts'
import { VersionDialog } from './EntryDialog.tsx'
import { lastDayOf } from './last-day.ts'
import './registry.css'
import { useEntry, useIsKeeper, useLeavingFields, useWithdrawEntry } from './use-registry.ts'
import { words } from './words.data.ts'

function WithdrawDialog({ id, close }: { id: string; close: () => void }) {
  const w = useWords(words)
  const [reason, setReason] = useState('')
  const withdrawing = useWithdrawEntry(id)
  return (
    <FormDialog
      title={w.withdraw}
      save={w.withdraw}
      onSave={() => withdrawing.mutate(reason, { onSuccess: close })}
      close={close}
      of={withdrawing}
      ready={reason.trim().length > 1}
    >
      <p>{w.withdrawHelp}</p>
      <TextField label={w.reason} value={reason} change={setReason} rows={2} />
    </FormDialog>
  )
}

function FieldLine(props: { field: RegistryField; isKeeper: boolean; toggle: (field: RegistryField) => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { field } = props
  return (
    <tr>
      <th scope="row">
        {field.path.join(' / ')} {field.leavesNext ? <span className="chip is-late">{w.leaves}</span> : null}
      </th>
      <td>{field.purpose}</td>
      <td className="num">
        {formatDay(lastDayOf(field.validTo), language)}{' '}
        {field.isExpired ? <span className="chip is-late">{w.expired}</span> : null}
      </td>
      <td className="num">
        {field.lastOpenedOn === null ? w.never : formatDay(field.lastOpenedOn, language)}{' '}
        {field.isUnopened ? <span className="chip is-look">{w.unopened(1)}</span> : null}
      </td>
      {props.isKeeper ? (
        <td>
          <Button
            aria-label={`${field.leavesNext ? w.keepAll : w.dropAll}：${field.path.join(' / ')}`}
            onClick={() => props.toggle(field)}
          >
            {field.leavesNext ? w.keepAll : w.dropAll}
          </Button>
        </td>
      ) : null}
    </tr>
  )
}

function Fields({ page, mayChange }: { page: RegistryEntryPage; mayChange: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const leaving = useLeavingFields()
  const set = (positions: readonly number[], told: () => void): void =>
    leaving.mutate({ id: page.entry.id, positions }, { onSuccess: told, onError: say.refusal })
  const marked = page.fields.filter((field) => field.leavesNext).map((field) => field.position)
  const toggle = ({ position, leavesNext }: RegistryField): void => {
    if (leavesNext)
      set(
        marked.filter((one) => one !== position),
        () => say.done(w.undone),
      )
    else set([...marked, position], () => say.undoable(w.marked, w.undo, () => set(marked, () => say.done(w.undone))))
  }
  return (
    <section className="registry-part">
      <h2>{w.fieldList}</h2>
      {page.fields.length === 0 ? (
        <p className="nothing">{w.noFields}</p>
      ) : (
        <ScrollTable label={w.fieldList}>
          <thead>
            <tr>
              <th scope="col">{w.field}</th>
              <th scope="col">{w.purpose}</th>
              <th scope="col">{w.fieldUntil}</th>
              <th scope="col">{w.opened}</th>
              {mayChange ? <th scope="col">{w.dropAll}</th> : null}
            </tr>
          </thead>
          <tbody>
            {page.fields.map((field) => (
              <FieldLine key={field.position} field={field} isKeeper={mayChange} toggle={toggle} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}

function Versions({ page }: { page: RegistryEntryPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <section className="registry-part">
      <h2>{w.versions}</h2>
      <ul className="rows" aria-label={w.versions}>
        {page.versions.map((one) => (
          <li key={one.id} className="row registry-row">
            <div className="row-main">
              <Link
                to={`/registry/${one.id}`}
                className="row-title"
                {...(one.id === page.entry.id ? { 'aria-current': 'page' as const } : {})}
              >
                {w.version(one.version)}
              </Link>
              <span className="row-sub num">
                {formatDay(one.validFrom, language)} – {formatDay(lastDayOf(one.validTo), language)} · {one.filedBy}{' '}
                {one.changeNote}
              </span>
            </div>
            <span className={`chip entry-${one.standing}`}>{w[one.standing]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function About({ page }: { page: RegistryEntryPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { entry } = page
  return (
    <Facts
      of={[
        [w.issuer, entry.issuerName],
        [w.frequency, w[entry.frequency]],
        [w.basis, page.legalBasis],
        [
          w.duty,
          page.dutyItem === null ? null : (
            <Link
              key="duty"
              to={`/duty-items/${page.dutyItem.id}`}
            >{`${page.dutyItem.code} ${page.dutyItem.title}`}</Link>
          ),
        ],
        [w.period, `${formatDay(entry.validFrom, language)} – ${formatDay(lastDayOf(entry.validTo), language)}`],
        [
          w.template,
          page.formId === null ? null : (
            <Link key="form" to={`/forms/${page.formId}`}>
              {w.openTemplate}
            </Link>
          ),
        ],
        [
          w.request,
          page.requestId === null ? null : (
            <Link key="request" to={`/requests/${page.requestId}`}>
              {w.openRequest}
            </Link>
          ),
        ],
        [w.note, page.changeNote],
        [w.withdrawnBecause, page.withdrawnBecause],
        [w.filedBy, `${page.filedBy} · ${formatDay(page.filedAt, language)}`],
      ]}
    />
  )
}

function Entry({ page }: { page: RegistryEntryPage }) {
  const w = useWords(words)
  const isKeeper = useIsKeeper()
  const [open, setOpen] = useState<'version' | 'withdraw'>()
  const { entry } = page
  const isNewest = page.versions[0]?.id === entry.id && entry.standing !== 'withdrawn'
  const actions =
    isKeeper && isNewest ? (
      <>
        <Button danger onClick={() => setOpen('withdraw')}>
          {w.withdraw}
        </Button>
        <Button type="primary" onClick={() => setOpen('version')}>
          {w.newVersion}
        </Button>
      </>
    ) : undefined
  return (
    <>
      <PageHead
        before={
          <Link to="/registry" className="back">
            {w.back}
          </Link>
        }
        title={entry.title}
        help={
          <>
            <span className="num">{entry.number}</span> · {w[entry.kind]} · {w.version(entry.version)}{' '}
            <span className={`chip entry-${entry.standing}`}>{w[entry.standing]}</span>
          </>
        }
        {...(actions === undefined ? {} : { actions })}
      />
      <About page={page} />
      <Fields page={page} mayChange={isKeeper && isNewest} />
      <Versions page={page} />
      {open === 'version' ? <VersionDialog page={page} close={() => setOpen(undefined)} /> : null}
      {open === 'withdraw' ? <WithdrawDialog id={entry.id} close={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** One entry of the list: what it may ask, until when, and which columns nobody opens. */
export function RegistryEntryScreen() {
  const { entryId = '' } = useParams({ strict: false })
  const entry = useEntry(entryId)
  return <Loadable of={entry}>{(page) => <Entry key={page.entry.id} page={page} />}</Loadable>
}
