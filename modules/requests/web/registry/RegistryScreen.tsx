import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { EntryKind, EntryStanding, type RegistryEntry, type RegistryProposals } from '../../contract.ts'
import { EntryDialog } from './EntryDialog.tsx'
import { ImportRegistryDialog } from './ImportRegistryDialog.tsx'
import { lastDayOf } from './last-day.ts'
import './registry.css'
import { UrgentSection } from './UrgentSection.tsx'
import { useIsKeeper, useLeavingFields, useProposals, useRegistry, type RegistryAsked } from './use-registry.ts'
import { words } from './words.data.ts'

function EntryRow({ entry }: { entry: RegistryEntry }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <li className="row registry-row">
      <div className="row-main">
        <Link to={`/registry/${entry.id}`} className="row-title">
          {entry.title}
        </Link>
        <span className="row-sub num">
          {entry.number} · {w[entry.kind]} · {entry.issuerName} · {w[entry.frequency]} · {w.version(entry.version)} ·{' '}
          {w.until(formatDay(lastDayOf(entry.validTo), language))}
        </span>
      </div>
      <div className="registry-marks">
        {entry.fieldsUnopened === 0 ? null : <span className="chip is-look">{w.unopened(entry.fieldsUnopened)}</span>}
        {entry.fieldsExpired === 0 || entry.standing !== 'in-force' ? null : (
          <span className="chip is-late">{w.expiredFields(entry.fieldsExpired)}</span>
        )}
        <span className={`chip entry-${entry.standing}`}>{w[entry.standing]}</span>
      </div>
    </li>
  )
}

function Proposal({ of }: { of: RegistryProposals['proposals'][number] }) {
  const w = useWords(words)
  const say = useSay()
  const isKeeper = useIsKeeper()
  const leaving = useLeavingFields()
  const marked = of.fields.filter((field) => field.leavesNext).map((field) => field.position)
  const isWhole = marked.length === of.fields.length
  const set = (positions: readonly number[], told: () => void): void =>
    leaving.mutate({ id: of.entryId, positions }, { onSuccess: told, onError: say.refusal })
  const drop = (): void =>
    set(
      of.fields.map((field) => field.position),
      () => say.undoable(w.marked, w.undo, () => set(marked, () => say.done(w.undone))),
    )
  return (
    <li className="row registry-row">
      <div className="row-main">
        <Link to={`/registry/${of.entryId}`} className="row-title">
          {of.title}
        </Link>
        <span className="row-sub">
          {of.number} · {of.fields.map((field) => field.path.join(' / ')).join('、')}
        </span>
      </div>
      {isKeeper ? (
        <div className="row-actions">
          <Button loading={leaving.isPending} onClick={isWhole ? () => set([], () => say.done(w.undone)) : drop}>
            {isWhole ? w.keepAll : w.dropAll}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

function Proposals() {
  const w = useWords(words)
  const proposals = useProposals()
  if ((proposals.data?.proposals.length ?? 0) === 0 && proposals.error === null) return null
  return (
    <section className="registry-part">
      <h2>{w.proposals}</h2>
      <p className="field-note">{w.proposalsHelp}</p>
      <Loadable of={proposals}>
        {(page) => (
          <ul className="rows" aria-label={w.proposals}>
            {page.proposals.map((one) => (
              <Proposal key={one.entryId} of={one} />
            ))}
          </ul>
        )}
      </Loadable>
    </section>
  )
}

function Filter({ asked, ask }: { asked: RegistryAsked; ask: (asked: RegistryAsked) => void }) {
  const w = useWords(words)
  return (
    <search className="toolbar">
      <Input
        type="search"
        value={asked.search ?? ''}
        onChange={(event) => ask({ ...asked, search: event.target.value })}
        placeholder={w.search}
        aria-label={w.search}
        maxLength={80}
        allowClear
      />
      <NativeSelect label={w.kind} hideLabel value={asked.kind ?? ''} change={(kind) => ask({ ...asked, kind })}>
        <option value="">{w.every}</option>
        {EntryKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {w[kind]}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={w.standing}
        hideLabel
        value={asked.standing ?? ''}
        change={(standing) => ask({ ...asked, standing })}
      >
        <option value="">{w.current}</option>
        {EntryStanding.options.map((standing) => (
          <option key={standing} value={standing}>
            {w[standing]}
          </option>
        ))}
      </NativeSelect>
    </search>
  )
}

/** What is filed for the year; what nobody looks at; urgent requests to review. */
export function RegistryScreen() {
  const w = useWords(words)
  const isKeeper = useIsKeeper()
  const [asked, ask] = useState<RegistryAsked>({})
  const [open, setOpen] = useState<'import' | 'file'>()
  const list = useRegistry(asked)
  const isAsking = Object.values(asked).some((value) => value !== undefined && value !== '')
  const actions = isKeeper ? (
    <>
      <Button onClick={() => setOpen('import')}>{w.importList}</Button>
      <Button type="primary" onClick={() => setOpen('file')}>
        {w.file}
      </Button>
    </>
  ) : undefined
  return (
    <>
      <PageHead title={w.registry} help={w.registryHelp} {...(actions === undefined ? {} : { actions })} />
      <Filter asked={asked} ask={ask} />
      <Loadable
        of={list}
        isEmpty={(page) => page.entries.length === 0}
        empty={<p className="nothing">{isAsking ? w.noMatch : w.noEntry}</p>}
      >
        {(page) => (
          <ul className="rows" aria-label={w.registry}>
            {page.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </Loadable>
      <Proposals />
      <UrgentSection />
      {open === 'import' ? <ImportRegistryDialog close={() => setOpen(undefined)} /> : null}
      {open === 'file' ? <EntryDialog close={() => setOpen(undefined)} /> : null}
    </>
  )
}
