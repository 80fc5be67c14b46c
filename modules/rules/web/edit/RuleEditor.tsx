import { App, Button } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { RuleTablePage } from '../../contract.ts'
import { Changes } from '../show/Changes.tsx'
import { Findings } from '../show/Findings.tsx'
import { Simulation } from '../show/Simulation.tsx'
import { useDiscardDraft, useSaveDraft, useSimulation } from '../use-rules.ts'
import { words } from '../words.data.ts'
import { EditParameters } from './EditParameters.tsx'
import { EditTable } from './EditTable.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { useDraftEdit, type DraftEdit } from './use-draft-edit.ts'

/** Keeps the draft first where it must be kept for what comes next. */
function useKeeping(page: RuleTablePage, edit: DraftEdit) {
  const w = useWords(words)
  const say = useSay()
  const save = useSaveDraft(page.table.key)
  const [revision, setRevision] = useState(page.draft?.revision ?? 0)
  const keep = (then?: (revision: number) => void, quiet = false): void => {
    if (edit.isSaved && revision > 0) return then?.(revision)
    save.mutate(
      { ...edit.content, revision },
      {
        onSuccess: (kept) => {
          edit.markSaved()
          setRevision(kept.revision)
          if (!quiet) say.done(w.saved)
          then?.(kept.revision)
        },
        onError: say.refusal,
      },
    )
  }
  return { keep, revision, isSaving: save.isPending }
}

function Bar(props: {
  edit: DraftEdit
  keeping: ReturnType<typeof useKeeping>
  hasDraft: boolean
  discard: () => void
  tryOn: () => void
  isTrying: boolean
  publish: () => void
}) {
  const w = useWords(words)
  const { edit, keeping } = props
  const hasErrors = edit.findings.some(({ severity }) => severity === 'error')
  return (
    <div className="toolbar rule-edit-bar">
      <Button onClick={edit.undo} disabled={!edit.canUndo}>
        {w.undo}
      </Button>
      <Button onClick={() => keeping.keep()} loading={keeping.isSaving} disabled={edit.isSaved}>
        {w.saveDraft}
      </Button>
      <Button onClick={props.tryOn} loading={props.isTrying} disabled={hasErrors}>
        {w.tryOn}
      </Button>
      <Button type="primary" onClick={props.publish} disabled={hasErrors}>
        {w.publish}
      </Button>
      {props.hasDraft ? (
        <Button danger onClick={props.discard}>
          {w.discard}
        </Button>
      ) : null}
      <output className="rule-state">{edit.isSaved ? w.allSaved : w.unsaved}</output>
    </div>
  )
}

function useDiscard(page: RuleTablePage, stop: () => void): () => void {
  const w = useWords(words)
  const say = useSay()
  const { modal } = App.useApp()
  const discard = useDiscardDraft(page.table.key)
  return () =>
    void modal.confirm({
      title: w.discardSure,
      content: w.discardHelp,
      okText: w.discard,
      okButtonProps: { danger: true },
      onOk: () =>
        discard
          .mutateAsync()
          .then(() => {
            say.done(w.discarded)
            stop()
          })
          .catch((error: Error) => say.refusal(error)),
    })
}

const problemOf = (error: Error) =>
  error instanceof RefusedRequest ? error.problem : { title: error.message, nextStep: '' }

/** Edits the draft of a table: rows, figures, what is wrong, what changes; tries it and publishes it. */
export function RuleEditor(props: { page: RuleTablePage; stop: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { page, stop } = props
  const edit = useDraftEdit(page)
  const keeping = useKeeping(page, edit)
  const discard = useDiscard(page, stop)
  const simulation = useSimulation(page.table.key)
  const [publishing, setPublishing] = useState<number | null>(null)
  return (
    <>
      <PageHead
        before={
          <Button type="link" className="back" onClick={stop}>
            ‹ {w.stop}
          </Button>
        }
        title={w.editing(page.table.title[language])}
        help={
          page.draft === null
            ? w.version(page.table.version)
            : w.draftBy(page.draft.by, formatTime(page.draft.savedAt, language))
        }
      />
      <Bar
        edit={edit}
        keeping={keeping}
        hasDraft={keeping.revision > 0}
        discard={discard}
        isTrying={simulation.isPending}
        tryOn={() => keeping.keep(() => simulation.mutate(), true)}
        publish={() => keeping.keep(setPublishing, true)}
      />
      <Findings of={edit.findings} />
      {simulation.error === null ? null : (
        <div className="rule-section">
          <ProblemNotice problem={problemOf(simulation.error)} />
        </div>
      )}
      {simulation.data === undefined ? null : <Simulation of={simulation.data} />}
      <EditTable edit={edit} facts={page.table.facts} />
      <EditParameters edit={edit} />
      <section className="rule-section">
        <h2>{w.changes}</h2>
        <Changes before={edit.base} after={edit.content} facts={page.table.facts} />
      </section>
      {publishing === null ? null : (
        <PublishDialog page={page} edit={edit} revision={publishing} close={() => setPublishing(null)} done={stop} />
      )}
    </>
  )
}
