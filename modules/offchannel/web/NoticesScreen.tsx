import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { NoticeSummary } from '../contract.ts'
import { PickFile } from './PickFile.tsx'
import { PAGE, useNotices, useTakeNotice } from './use-notices.ts'
import { words } from './words.data.ts'
import './offchannel.css'

/** What is typed outlives a wrong turn, until it is taken in. */
const DRAFT = 'yici.notice-draft'

function PasteBox() {
  const w = useWords(words)
  const navigate = useNavigate()
  const take = useTakeNotice()
  const [text, setText] = useState(() => sessionStorage.getItem(DRAFT) ?? '')
  const [file, setFile] = useState<File>()
  const type = (typed: string): void => {
    setText(typed)
    sessionStorage.setItem(DRAFT, typed)
  }
  const send = (): void => {
    if (take.isPending || (text.trim() === '' && file === undefined)) return
    take.mutate(
      { text, file },
      {
        onSuccess: (page) => {
          sessionStorage.removeItem(DRAFT)
          void navigate({ to: `/notices/${page.id}` })
        },
      },
    )
  }
  const problem = take.error instanceof RefusedRequest ? take.error.problem : undefined
  return (
    <form
      className="oc-box"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label className="native-field">
        <span className="native-label">{w.box}</span>
        <Input.TextArea
          value={text}
          maxLength={20_000}
          autoSize={{ minRows: 5, maxRows: 16 }}
          placeholder={w.boxHint}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          }}
        />
      </label>
      <div className="oc-box-foot">
        <PickFile file={file} take={setFile} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={take.isPending}
          disabled={text.trim() === '' && file === undefined}
        >
          {take.isPending ? w.reading : w.read}
        </Button>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </form>
  )
}

function Row({ of }: { of: NoticeSummary }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const marks = [
    of.isReported ? w.reported : '',
    of.isAnswered ? w.answered : '',
    of.standing === 'demand' ? '' : w.draft,
  ].filter(Boolean)
  const told = [
    of.issuer,
    of.dueAt === null ? null : `${w.until} ${formatTime(of.dueAt, language)}`,
    of.demands > 1 ? w.asksN(of.demands) : null,
  ]
  return (
    <li className="row oc-row">
      <div className="row-main">
        <Link to={`/notices/${of.id}`} className="row-title">
          {of.title}
        </Link>
        <span className="row-sub">{told.filter(Boolean).join(' · ')}</span>
      </div>
      <span className="row-marks">
        {marks.map((mark) => (
          <span key={mark} className="chip oc-chip">
            {mark}
          </span>
        ))}
      </span>
      <span className="row-when num">{formatTime(of.receivedAt, language)}</span>
    </li>
  )
}

/** One box for whatever somebody sent, and what was pasted before. */
export function NoticesScreen() {
  const w = useWords(words)
  const [page, setPage] = useState(0)
  const notices = useNotices(page)
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      <PasteBox />
      <h2 className="oc-history">{w.history}</h2>
      <Loadable of={notices} isEmpty={(list) => list.total === 0} empty={<p className="nothing">{w.empty}</p>}>
        {(list) => (
          <>
            <ul className="rows" aria-label={w.history}>
              {list.notices.map((one) => (
                <Row key={one.id} of={one} />
              ))}
            </ul>
            <Pages page={page} pages={Math.ceil(list.total / PAGE)} go={setPage} />
          </>
        )}
      </Loadable>
    </>
  )
}
