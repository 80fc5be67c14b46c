import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { NoticePage } from '../contract.ts'
import { PickFile } from './PickFile.tsx'
import { useAnswer, useAttach } from './use-notices.ts'
import { words } from './words.data.ts'

type ShownDemand = NoticePage['demands'][number]

function Filled({ page }: { page: NoticePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { answer } = page
  if (answer === null) return null
  return (
    <div className="oc-filled" role="status">
      <strong>{w.filled}</strong>
      <p className="num">
        {w.figures(answer.rows, answer.cellsFilled, answer.cellsAsked)} ·{' '}
        {answer.gaps === 0 ? w.noGaps : w.gaps(answer.gaps)}
      </p>
      {answer.gapGroups.length === 0 ? null : (
        <ul>
          {answer.gapGroups.map((group) => (
            <li key={`${group.name} ${group.kind}`}>
              {group.name} {w.gapKinds[group.kind]} <span className="num">{group.count}</span>
            </li>
          ))}
        </ul>
      )}
      {answer.unfilled.length === 0 ? null : (
        <details>
          <summary>{w.unfilled}</summary>
          <ul>
            {answer.unfilled.map((one) => (
              <li key={one.header}>
                {one.header}：{language === 'zh' ? one.why.zh : one.why.en}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button type="primary" size="large" href={`/api/v1/notices/${page.id}/answer`} download={answer.fileName}>
        {w.download}
      </Button>
    </div>
  )
}

function Reply({ of, hasFile }: { of: ShownDemand; hasFile: boolean }) {
  const w = useWords(words)
  const say = useSay()
  const [way, setWay] = useState<'withFile' | 'decline'>()
  const shown = way ?? (hasFile ? 'withFile' : 'decline')
  const [typed, setTyped] = useState<string>()
  const text = typed ?? of.reply[shown]
  return (
    <div className="oc-reply">
      <h3>{w.reply}</h3>
      <Segmented
        block
        aria-label={w.reply}
        value={shown}
        options={[
          { label: w.withFile, value: 'withFile' },
          { label: w.decline, value: 'decline' },
        ]}
        onChange={(value) => {
          setWay(value === 'withFile' ? 'withFile' : 'decline')
          setTyped(undefined)
        }}
      />
      <Input.TextArea
        aria-label={w.reply}
        value={text}
        autoSize={{ minRows: 3, maxRows: 12 }}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="large" onClick={() => void navigator.clipboard.writeText(text).then(() => say.done(w.copied))}>
        {w.copy}
      </Button>
    </div>
  )
}

/** Fill what is asked, take the file, and the words to send back. */
export function AnswerPart({ page, of }: { page: NoticePage; of: ShownDemand }) {
  const w = useWords(words)
  const answer = useAnswer(page.id)
  const attach = useAttach(page.id)
  const isOurs = page.answer?.position === of.position
  const fill = (formId?: string): void =>
    answer.mutate({ version: page.version, position: of.position, ...(formId === undefined ? {} : { formId }) })
  const failed = answer.error ?? attach.error
  const problem = failed instanceof RefusedRequest ? failed.problem : undefined
  const isFile = page.file !== null && page.file.refusal === null
  const takesForms = of.kind === 'data' || page.demands.length === 1
  return (
    <>
      {takesForms ? (
        <div className="oc-buttons">
          {isFile ? (
            <Button
              type={isOurs ? 'default' : 'primary'}
              size="large"
              loading={answer.isPending}
              onClick={() => fill()}
            >
              {w.fillFile}
            </Button>
          ) : (
            <PickFile
              file={undefined}
              label={w.addFile}
              busy={attach.isPending}
              take={(file) => (file === undefined ? undefined : attach.mutate({ version: page.version, file }))}
            />
          )}
          {of.forms.map((form) => (
            <Button key={form.formId} size="large" loading={answer.isPending} onClick={() => fill(form.formId)}>
              {w.fillForm(form.title)}
            </Button>
          ))}
        </div>
      ) : null}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isOurs ? <Filled page={page} /> : null}
      <Reply key={`${page.version}`} of={of} hasFile={isOurs} />
    </>
  )
}
