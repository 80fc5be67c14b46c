import { Button } from 'antd'
import { useRef } from 'react'
import { usePageDrop } from '#design/desk/use-page-drop.ts'
import { useWords } from '#design/desk/words.tsx'
import { words } from './words.data.ts'

const FILES = '.xlsx,.xls,.et,.csv'

/** One file by button, or dropped anywhere on the page. */
export function PickFile(props: {
  file: File | undefined
  take: (file: File | undefined) => void
  label?: string
  busy?: boolean
}) {
  const w = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const over = usePageDrop(props.take)
  return (
    <div className={over ? 'oc-file oc-file-over' : 'oc-file'}>
      <input
        ref={input}
        type="file"
        accept={FILES}
        hidden
        data-testid="file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) props.take(file)
        }}
      />
      <Button size="large" loading={props.busy === true} onClick={() => input.current?.click()}>
        {over ? w.dropHere : props.file === undefined ? (props.label ?? w.file) : w.otherFile}
      </Button>
      {props.file === undefined ? null : (
        <span className="oc-file-name">
          {props.file.name}
          <Button type="link" onClick={() => props.take(undefined)}>
            {w.removeFile}
          </Button>
        </span>
      )}
    </div>
  )
}
