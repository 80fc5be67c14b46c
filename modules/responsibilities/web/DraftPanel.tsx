import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { today } from '#design/desk/format.ts'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { DutyListPage } from '../contract.ts'
import { LIST_FILES } from './ImportDialog.tsx'
import { useBringFile, useDiscardList, usePublishList } from './use-duties.ts'
import { words } from './words.ts'

const SHOWN = 50

/** What is wrong with the file brought last, cell by cell. */
function Faults({ draft }: { draft: DutyListPage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const last = draft.lastFile
  if (last === null || last.faultCount === 0) return null
  return (
    <section className="duty-faults" role="alert" aria-label={w.faultsTitle(last.fileName, last.faultCount)}>
      <h2>{w.faultsTitle(last.fileName, last.faultCount)}</h2>
      <p className="field-note">{w.faultsHelp}</p>
      <ScrollTable label={w.reason}>
        <thead>
          <tr>
            <th scope="col">{w.cell}</th>
            <th scope="col">{w.reason}</th>
            <th scope="col">{w.sheet}</th>
          </tr>
        </thead>
        <tbody>
          {last.faults.slice(0, SHOWN).map((fault) => (
            <tr key={`${fault.sheet} ${fault.cell} ${fault.kind}`}>
              <th scope="row" className="num">
                {fault.cell}
              </th>
              <td>{language === 'zh' ? fault.reasonZh : fault.reasonEn}</td>
              <td>{fault.sheet}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {last.faultCount > SHOWN ? <p className="field-note">{w.firstFaults(SHOWN)}</p> : null}
      <Button type="primary" href={`/api/v1/duty-lists/${draft.id}/faults`} download>
        {w.faultsFile}
      </Button>
    </section>
  )
}

function PublishDialog({ draft, close }: { draft: DutyListPage; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const [day, setDay] = useState(today())
  const publishing = usePublishList(draft.id)
  const save = (): void =>
    publishing.mutate(day, {
      onSuccess: () => {
        say.done(w.published)
        close()
      },
    })
  return (
    <FormDialog title={w.publishTitle} save={w.publish} onSave={save} close={close} of={publishing} ready={day !== ''}>
      <p>{draft.title}</p>
      <DayField label={w.from} value={day} change={setDay} />
      <p className="field-note">{w.publishHelp}</p>
    </FormDialog>
  )
}

function DiscardDialog({ draft, close }: { draft: DutyListPage; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const discarding = useDiscardList(draft.id)
  const save = (): void =>
    discarding.mutate(undefined, {
      onSuccess: () => {
        say.done(w.discarded)
        void navigate({ to: '/duties' })
      },
    })
  return (
    <FormDialog title={w.discardTitle} save={w.discard} onSave={save} close={close} of={discarding}>
      <p>{draft.title}</p>
      <p className="field-note">{w.discardHelp}</p>
    </FormDialog>
  )
}

/** What can be done with a draft: another file, publish, give up. */
export function DraftPanel({ draft }: { draft: DutyListPage }) {
  const w = useWords(words)
  const say = useSay()
  const [open, setOpen] = useState<'publish' | 'discard'>()
  const bringing = useBringFile(draft.id)
  const { basic, shared, takenBack } = draft.counts
  const isReady = basic + shared + takenBack > 0 && draft.lastFile?.faultCount === 0
  const close = (): void => setOpen(undefined)
  return (
    <>
      <Faults draft={draft} />
      <FileDrop
        accept={LIST_FILES}
        choose={w.otherFile}
        hint={w.otherFileHint}
        dropHere={w.dropHere}
        busyWords={w.reading}
        sent={bringing.isPending ? 0.5 : null}
        take={(file) => bringing.mutate(file, { onError: say.refusal })}
      />
      <div className="duty-draft-actions">
        <Button type="primary" size="large" disabled={!isReady} onClick={() => setOpen('publish')}>
          {w.publish}
        </Button>
        <Button size="large" onClick={() => setOpen('discard')}>
          {w.discard}
        </Button>
        <span className="field-note">{w.draftHelp}</span>
      </div>
      {open === 'publish' ? <PublishDialog draft={draft} close={close} /> : null}
      {open === 'discard' ? <DiscardDialog draft={draft} close={close} /> : null}
    </>
  )
}
