import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { RequestKind } from '../../contract.ts'
import '../requests.css'
import { attachTemplate, useCreateDraft, useKeepPage } from '../use-requests.ts'
import { words } from '../words/apply-words.data.ts'
import { KIND_ORDER, KINDS } from '../words/kinds.data.ts'
import { shared } from '../words/shared-words.ts'
import { PlainChoice } from './KindChoice.tsx'

export const TEMPLATE_FILES = '.xlsx,.xls,.et,.csv'
const titleOf = (file: File): string => file.name.replace(/\.[^.]+$/, '').slice(0, 160)
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** The template makes the draft: its name is the title, its headers are the fields. */
function useBeginWithTemplate() {
  const say = useSay()
  const keep = useKeepPage()
  const navigate = useNavigate()
  const create = useCreateDraft()
  const [sent, setSent] = useState<number | null>(null)
  const [name, setName] = useState('')
  const begin = async (file: File): Promise<void> => {
    setName(file.name)
    setSent(0)
    try {
      const made = await create.mutateAsync({ kind: 'data', title: titleOf(file) })
      const { id, version } = made.request
      try {
        keep(await attachTemplate({ id, version, file }, setSent))
      } catch (error) {
        // The draft stands without its template; its page takes another one.
        say.refusal(asError(error))
      }
      await navigate({ to: `/requests/${id}` })
    } catch (error) {
      say.refusal(asError(error))
    } finally {
      setSent(null)
    }
  }
  return { begin, sent, name }
}

function WithoutTemplate() {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const create = useCreateDraft()
  const [kind, setKind] = useState<RequestKind>('data')
  const [title, setTitle] = useState('')
  const isReady = title.trim() !== ''
  const begin = (): void => {
    if (!isReady || create.isPending) return
    create.mutate(
      { kind, title },
      { onSuccess: ({ request }) => void navigate({ to: `/requests/${request.id}` }), onError: say.refusal },
    )
  }
  return (
    <form
      className="surface new-request-form"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <PlainChoice legend={w.kindLegend} name="kind" order={KIND_ORDER} of={KINDS} value={kind} choose={setKind} />
      <TextField label={w.name} value={title} change={setTitle} most={160} help={w.nameHelp} />
      <div>
        <Button type="primary" size="large" htmlType="submit" disabled={!isReady} loading={create.isPending}>
          {w.begin}
        </Button>
      </div>
    </form>
  )
}

/** First question: what kind of thing is asked. The draft exists as soon as it has a name. */
export function NewRequestScreen() {
  const w = useWords(words)
  const s = useWords(shared)
  const template = useBeginWithTemplate()
  return (
    <>
      <PageHead
        title={w.newTitle}
        help={w.newHelp}
        before={
          <Link to="/requests" className="back">
            {s.back}
          </Link>
        }
      />
      <div className="new-request">
        <WithoutTemplate />
        <section className="new-request-template" aria-labelledby="with-template">
          <FileDrop
            large
            accept={TEMPLATE_FILES}
            choose={w.choose}
            hint=".xlsx .xls .et .csv"
            dropHere={w.dropHere}
            busyWords={w.reading(template.name)}
            sent={template.sent}
            take={(file) => void template.begin(file)}
          >
            <h2 id="with-template">{w.orTemplate}</h2>
            <p>{w.orTemplateHelp}</p>
          </FileDrop>
        </section>
      </div>
    </>
  )
}
