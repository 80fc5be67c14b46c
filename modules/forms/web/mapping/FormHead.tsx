import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Figures } from '#design/desk/Figures.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FormPage } from '../../contract.ts'
import { words as listWords } from '../words/list-words.ts'
import { words } from '../words/mapping-words.ts'
import type { History } from './use-history.ts'

/** Title, what kind of form, and what can be done with the whole of it. */
export function FormHead(props: { page: FormPage; history: History; rename: () => void; fill: () => void }) {
  const w = useWords(words)
  const l = useWords(listWords)
  const { form } = props.page
  return (
    <PageHead
      before={
        <Link to="/forms" className="back">
          ‹ {w.back}
        </Link>
      }
      title={form.title}
      help={<>{[l[form.kind], form.fileName].join(' · ')}</>}
      actions={
        <>
          <Button
            disabled={!props.history.canUndo}
            loading={props.history.busy}
            onClick={props.history.undo}
            aria-keyshortcuts="Control+Z"
          >
            {w.undo}
          </Button>
          <Button disabled={!props.history.canRedo} onClick={props.history.redo} aria-keyshortcuts="Control+Shift+Z">
            {w.redo}
          </Button>
          <Button onClick={props.rename}>{w.rename}</Button>
          <Button href={`/api/v1/forms/${form.id}/original`} download>
            {w.original}
          </Button>
        </>
      }
    />
  )
}

/** How much will be filled, what still needs a look, and the way on. */
export function FillBar(props: { page: FormPage; next: () => void; fill: () => void }) {
  const w = useWords(words)
  const { columns, kind } = props.page.form
  return (
    <div className="fill-bar">
      <Figures
        label={w.headers}
        of={[
          { name: w.toFill, value: columns.automatic + columns.confirmed, tone: 'good' },
          { name: w.toLook, value: columns.open, ...(columns.open > 0 ? { tone: 'look' as const } : {}) },
          { name: w.notFilled, value: columns.notFilled },
        ]}
      />
      <div className="fill-bar-actions">
        <Button disabled={columns.open === 0} onClick={props.next} aria-keyshortcuts="N">
          {columns.open === 0 ? w.noneOpen : w.next} {columns.open === 0 ? null : <kbd>{w.nextKey}</kbd>}
        </Button>
        <Button type="primary" size="large" disabled={kind === 'none'} onClick={props.fill}>
          {w.fill}
        </Button>
      </div>
    </div>
  )
}

export function Notices({ of }: { of: FormPage['notices'] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  if (of.length === 0) return null
  return (
    <ul className="notices" aria-label={w.notices}>
      {of.map((notice) => (
        <li key={notice.code + notice.zh}>{notice[language]}</li>
      ))}
    </ul>
  )
}
