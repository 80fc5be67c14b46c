import { useNavigate } from '@tanstack/react-router'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { FormSummary } from '../contract.ts'
import { FormRow } from './list/FormRow.tsx'
import { SampleTemplates } from './list/SampleTemplates.tsx'
import { useForms, useUploadForm } from './use-forms.ts'
import { words } from './words/list-words.ts'
import './forms.css'

const TEMPLATE_FILES = '.xlsx,.xls,.et,.csv'

const matches = (form: FormSummary, wanted: string): boolean =>
  `${form.title} ${form.fileName} ${form.department ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase())

/** One file is taken in; a refusal names it and leaves everything else as it was. */
function useTakeTemplate() {
  const navigate = useNavigate()
  const [sent, setSent] = useState(0)
  const [name, setName] = useState('')
  const upload = useUploadForm(setSent)
  const take = (file: File): void => {
    setName(file.name)
    setSent(0)
    upload.mutate(file, { onSuccess: (page) => void navigate({ to: `/forms/${page.form.id}` }) })
  }
  const problem = upload.error instanceof RefusedRequest ? upload.error.problem : undefined
  return { take, name, sent: upload.isPending ? sent : null, problem, failed: upload.error, dismiss: upload.reset }
}

type Taking = ReturnType<typeof useTakeTemplate>

function Refusal({ taking }: { taking: Taking }) {
  const w = useWords(words)
  if (taking.failed === null) return null
  const problem = taking.problem ?? { title: taking.failed.message, nextStep: '' }
  return (
    <div className="refusal">
      <p className="refusal-what">{w.refused(taking.name)}</p>
      <ProblemNotice problem={problem} onRetry={taking.dismiss} retryWords={w.dismiss} />
    </div>
  )
}

function Drop({ taking, large }: { taking: Taking; large: boolean }) {
  const w = useWords(words)
  return (
    <FileDrop
      accept={TEMPLATE_FILES}
      choose={w.choose}
      hint={w.hint}
      dropHere={w.dropHere}
      busyWords={w.reading(taking.name)}
      sent={taking.sent}
      take={taking.take}
      large={large}
    >
      {large ? (
        <>
          <h2>{w.emptyTitle}</h2>
          <p>{w.emptyHelp}</p>
        </>
      ) : null}
    </FileDrop>
  )
}

function Rows(props: { forms: readonly FormSummary[]; archived: boolean; wanted: string }) {
  const w = useWords(words)
  const shown = props.forms.filter((form) => matches(form, props.wanted))
  if (shown.length === 0)
    return <p className="nothing">{props.wanted === '' ? w.noDeleted : w.noMatch(props.wanted)}</p>
  return (
    <ul className="rows" aria-label={w.forms}>
      {shown.map((form) => (
        <FormRow key={form.id} form={form} archived={props.archived} />
      ))}
    </ul>
  )
}

function Toolbar(props: {
  searchable: boolean
  wanted: string
  search: (words: string) => void
  archived: boolean
  show: (archived: boolean) => void
}) {
  const w = useWords(words)
  return (
    <div className="toolbar">
      {props.searchable ? (
        <Input
          type="search"
          value={props.wanted}
          onChange={(event) => props.search(event.target.value)}
          placeholder={w.search}
          aria-label={w.search}
          allowClear
        />
      ) : null}
      <Segmented
        aria-label={w.which}
        value={props.archived ? 'deleted' : 'in-use'}
        options={[
          { label: w.inUse, value: 'in-use' },
          { label: w.deleted, value: 'deleted' },
        ]}
        onChange={(value) => props.show(value === 'deleted')}
      />
    </div>
  )
}

/** The forms of the county: take a new one in, fill one in one click, delete and bring back. */
export function FormsScreen() {
  const w = useWords(words)
  const [archived, setArchived] = useState(false)
  const [wanted, setWanted] = useState('')
  const forms = useForms(archived)
  const taking = useTakeTemplate()
  const empty = !archived && forms.data?.forms.length === 0
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      <Refusal taking={taking} />
      <Drop taking={taking} large={empty} />
      {empty ? <SampleTemplates take={taking.take} busy={taking.sent !== null} /> : null}
      <Toolbar searchable={!empty} wanted={wanted} search={setWanted} archived={archived} show={setArchived} />
      <Loadable of={forms}>
        {(list) => (empty ? null : <Rows forms={list.forms} archived={archived} wanted={wanted} />)}
      </Loadable>
    </>
  )
}
