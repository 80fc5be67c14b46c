import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { formatTime } from '#design/desk/format.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { NoticePage } from '../contract.ts'
import { DemandCard } from './DemandCard.tsx'
import { MarkedText } from './MarkedText.tsx'
import { useDiscard, useNotice, useReport, useWithdraw } from './use-notices.ts'
import { words } from './words.data.ts'
import './offchannel.css'

function Report({ of }: { of: NoticePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const report = useReport(of.id)
  const withdraw = useWithdraw(of.id)
  const free = of.demands.filter((demand) => demand.standing.verdict === 'not-registered')
  if (of.reported !== null)
    return (
      <div className="oc-reported" role="status">
        <span>{w.reportedLine(formatTime(of.reported.withdrawUntil, language))}</span>
        <Button
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(undefined, { onSuccess: () => say.done(w.withdrawn), onError: say.refusal })}
        >
          {w.withdraw}
        </Button>
      </div>
    )
  if (free.length === 0) return null
  return (
    <>
      <Button size="large" block onClick={() => setAsking(true)}>
        {w.report}
      </Button>
      {asking ? (
        <FormDialog
          title={w.report}
          save={w.reportSend}
          of={report}
          close={() => setAsking(false)}
          onSave={() =>
            report.mutate(
              free.map((demand) => demand.position),
              {
                onSuccess: () => {
                  setAsking(false)
                  say.undoable(w.reportDone, w.withdraw, () => withdraw.mutate(undefined, { onError: say.refusal }))
                },
              },
            )
          }
        >
          <p>{w.reportHelp}</p>
          <blockquote className="oc-text oc-quote">
            {of.excerpt === '' ? free.map((demand) => demand.title).join('、') : of.excerpt}
          </blockquote>
        </FormDialog>
      ) : null}
    </>
  )
}

function Signs({ of }: { of: NoticePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (of.signs.length === 0) return null
  return (
    <div className="oc-signs">
      <h2>{w.signs}</h2>
      <ul>
        {of.signs.map((sign) => (
          <li key={sign.sign}>
            {language === 'zh' ? sign.words.zh : sign.words.en}
            <span className="oc-sub">{sign.clause}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Original({ of }: { of: NoticePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const refusal = of.file?.refusal ?? null
  return (
    <section className="oc-original" aria-label={w.original}>
      <h2>{w.original}</h2>
      {of.demands.length > 0 && of.text !== '' ? <p className="field-note">{w.originalHelp}</p> : null}
      {of.text.trim() === '' ? null : <MarkedText of={of} />}
      {of.file === null ? null : (
        <p className="oc-file-line">
          {w.attached}
          {of.file.name}
        </p>
      )}
      {refusal === null ? null : (
        <ProblemNotice
          problem={{
            title: `${w.fileRefused}：${language === 'zh' ? refusal.title.zh : refusal.title.en}`,
            nextStep: language === 'zh' ? refusal.nextStep.zh : refusal.nextStep.en,
          }}
        />
      )}
      <Signs of={of} />
    </section>
  )
}

function Discard({ id }: { id: string }) {
  const w = useWords(words)
  const say = useSay()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const discard = useDiscard(id)
  return (
    <>
      <Button type="text" danger onClick={() => setAsking(true)}>
        {w.discard}
      </Button>
      <Modal
        open={asking}
        title={w.discardAsk}
        okText={w.discard}
        onCancel={() => setAsking(false)}
        confirmLoading={discard.isPending}
        onOk={() =>
          discard.mutate(undefined, { onSuccess: () => void navigate({ to: '/notices' }), onError: say.refusal })
        }
      >
        {w.discardHelp}
      </Modal>
    </>
  )
}

function Page({ of }: { of: NoticePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  return (
    <div className="oc-page">
      <Original of={of} />
      <div className="oc-demands">
        {of.refusal === null ? null : (
          <ProblemNotice
            problem={{
              title: language === 'zh' ? of.refusal.title.zh : of.refusal.title.en,
              nextStep: language === 'zh' ? of.refusal.nextStep.zh : of.refusal.nextStep.en,
            }}
          />
        )}
        {of.standing === 'chatter' ? (
          <section className="surface">
            <h2 className="oc-plain">{w.chatter}</h2>
            <p>{w.chatterHelp}</p>
          </section>
        ) : null}
        {of.demands.map((demand) => (
          <DemandCard key={demand.position} page={of} of={demand} />
        ))}
        <Report of={of} />
        <Discard id={of.id} />
      </div>
    </div>
  )
}

/** One notice: the text with what was read of it, and for each demand what it is and what to answer. */
export function NoticeScreen() {
  const w = useWords(words)
  const { language } = useLanguage()
  const { noticeId = '' } = useParams({ strict: false })
  const notice = useNotice(noticeId)
  const title = notice.data?.demands[0]?.title ?? w.title
  return (
    <>
      <PageHead
        before={
          <Link to="/notices" className="back">
            ‹ {w.back}
          </Link>
        }
        title={title}
        help={notice.data === undefined ? undefined : formatTime(notice.data.receivedAt, language)}
      />
      <Loadable of={notice}>{(page) => <Page of={page} />}</Loadable>
    </>
  )
}
