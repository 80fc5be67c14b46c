import { Link } from '@tanstack/react-router'
import { Button, Modal, Progress } from 'antd'
import { useState } from 'react'
import { Figures } from '#design/desk/Figures.tsx'
import { formatCount } from '#design/desk/format.ts'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { ImportBatch } from '../contract.ts'
import { useCancelImport, useRunImport } from './use-imports.ts'
import { words } from './words.ts'

function UnderWay({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const cancel = useCancelImport(batch.id)
  const share = batch.rowsTotal === null || batch.rowsTotal === 0 ? 0 : batch.rowsRead / batch.rowsTotal
  const stop = (): void =>
    cancel.mutate(undefined, {
      onSuccess: () => {
        setAsking(false)
        say.done(w.stopped)
      },
      onError: say.refusal,
    })
  return (
    <div className="import-under-way">
      <Progress percent={Math.round(share * 100)} aria-label={w.progress} />
      <Button onClick={() => setAsking(true)}>{w.cancel}</Button>
      <Modal
        open={asking}
        title={w.cancelTitle}
        okText={w.cancel}
        cancelText={w.keepOn}
        confirmLoading={cancel.isPending}
        onOk={stop}
        onCancel={() => setAsking(false)}
      >
        <p>{w.cancelHelp}</p>
      </Modal>
    </div>
  )
}

function Counts({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const count = (value: number): string => formatCount(value, language)
  return (
    <Figures
      label={w.counts}
      of={[
        {
          name: w.read,
          value:
            batch.rowsTotal === null ? count(batch.rowsRead) : `${count(batch.rowsRead)} / ${count(batch.rowsTotal)}`,
        },
        { name: w.inserted, value: count(batch.inserted), tone: 'good' },
        { name: w.updated, value: count(batch.updated), tone: 'good' },
        { name: w.unchanged, value: count(batch.unchanged) },
        { name: w.conflicts, value: count(batch.conflicts), ...(batch.conflicts > 0 ? { tone: 'look' as const } : {}) },
        { name: w.refusedRows, value: count(batch.refused), ...(batch.refused > 0 ? { tone: 'bad' as const } : {}) },
      ]}
    />
  )
}

function Refused({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (batch.refused === 0 || batch.state === 'running' || batch.state === 'queued') return null
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{w.reasons}</h2>
      <ul className="rows">
        {batch.reasons.map((each) => (
          <li key={each.reason} className="row reason-row">
            <span>{each.reason}</span>
            <span className="num">{w.times(formatCount(each.count, language))}</span>
          </li>
        ))}
      </ul>
      <p className="field-note import-download-help">{w.downloadHelp}</p>
      <Button type="primary" href={`/api/v1/imports/${batch.id}/refused-rows`} download>
        {w.download}
      </Button>
    </section>
  )
}

/** How an import runs, what it changed, and the rows it gives back. */
export function ImportProgress({ batch }: { batch: ImportBatch }) {
  const w = useWords(words)
  const run = useRunImport(batch.id)
  const say = useSay()
  const underWay = batch.state === 'queued' || batch.state === 'running'
  const canResume = batch.state === 'failed' || batch.state === 'cancelled'
  return (
    <>
      <output>
        <span className={`chip import-${batch.state}`}>{w.state[batch.state]}</span>
      </output>
      {underWay ? <UnderWay batch={batch} /> : null}
      {batch.problem === null ? null : <ProblemNotice problem={batch.problem} />}
      <Counts batch={batch} />
      {canResume ? (
        <Button loading={run.isPending} onClick={() => run.mutate(undefined, { onError: say.refusal })}>
          {w.resume}
        </Button>
      ) : null}
      {batch.conflicts > 0 ? (
        <p>
          <Link to="/ledger/conflicts">{w.settle}</Link>
        </p>
      ) : null}
      <Refused batch={batch} />
    </>
  )
}
