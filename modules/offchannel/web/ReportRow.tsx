import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay, formatTime } from '#design/desk/format.ts'
import { Facts } from '#design/desk/Facts.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { OffChannelReport } from '../contract.ts'
import { BodySelect } from './BodySelect.tsx'
import { words } from './report-words.data.ts'
import { useAskIssuer, useDismiss, useMakeRequest } from './use-reports.ts'

type Doing = 'ask' | 'request' | 'dismiss'

function Dialog({ of, doing, close }: { of: OffChannelReport; doing: Doing; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const [ask, request, dismiss] = [useAskIssuer(), useMakeRequest(), useDismiss()]
  const [body, setBody] = useState(of.issuerBodyId ?? '')
  const [said, setSaid] = useState(doing === 'ask' ? w.questionFirst(of.title) : '')
  const [evenIfAlone, setAlone] = useState(false)
  const issuer = body === '' ? {} : { issuerBodyId: body }
  const title = { ask: w.ask, request: w.makeRequest, dismiss: w.dismiss }[doing]
  const act = {
    ask: () => ask.mutate({ id: of.id, question: said, evenIfAlone, ...issuer }, { onSuccess: close }),
    request: () =>
      request.mutate(
        { id: of.id, ...issuer },
        {
          onSuccess: () => {
            say.done(w.made)
            close()
          },
        },
      ),
    dismiss: () => dismiss.mutate({ id: of.id, because: said }, { onSuccess: close }),
  }[doing]
  const ready = doing === 'request' ? body !== '' : said.trim().length >= 5 && (doing === 'dismiss' || body !== '')
  return (
    <FormDialog
      title={title}
      save={w.send}
      onSave={act}
      close={close}
      of={{ ask, request, dismiss }[doing]}
      ready={ready}
    >
      {doing === 'dismiss' ? null : <BodySelect label={w.body} nobody={w.chooseBody} value={body} change={setBody} />}
      {doing === 'request' ? null : (
        <TextField
          label={doing === 'ask' ? w.question : w.because}
          value={said}
          change={setSaid}
          rows={4}
          most={1000}
        />
      )}
      {doing === 'ask' && of.areas < 2 ? (
        <Checkbox checked={evenIfAlone} onChange={(event) => setAlone(event.target.checked)}>
          {w.alone}
        </Checkbox>
      ) : null}
    </FormDialog>
  )
}

/** One off-channel demand, and what the gate office can do about it. */
export function ReportRow({ of }: { of: OffChannelReport }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [doing, setDoing] = useState<Doing>()
  const isOpen = of.state !== 'requested' && of.state !== 'dismissed'
  const issuer = of.issuerName ?? of.issuerWords
  return (
    <li className="surface oc-report" aria-label={of.title}>
      <h2>
        {of.title} <span className="chip oc-chip">{w.states[of.state]}</span>
      </h2>
      <Facts
        of={[
          [
            w.body,
            of.issuerName === null || of.issuerName === of.issuerWords ? issuer : `${issuer}（${of.issuerWords}）`,
          ],
          [w.from, `${of.areaName} · ${formatDay(of.reportedOn, language)} · ${w.areas(of.areas)}`],
          [
            w.due,
            of.dueAt === null
              ? null
              : `${formatTime(of.dueAt, language)}${of.leadWorkingDays === null ? '' : ` · ${w.lead(of.leadWorkingDays)}`}`,
          ],
          [w.state, w.because_[of.because]],
          [w.words, of.excerpt === '' ? null : <span className="oc-said">{of.excerpt}</span>],
          [w.question, of.question],
          [w.answer, of.answer],
          [w.dismiss, of.dismissedBecause],
        ]}
      />
      {isOpen ? (
        <div className="oc-buttons">
          <Button type="primary" onClick={() => setDoing('request')}>
            {w.makeRequest}
          </Button>
          <Button onClick={() => setDoing('ask')}>{w.ask}</Button>
          <Button type="text" onClick={() => setDoing('dismiss')}>
            {w.dismiss}
          </Button>
        </div>
      ) : null}
      {doing === undefined ? null : <Dialog of={of} doing={doing} close={() => setDoing(undefined)} />}
    </li>
  )
}
