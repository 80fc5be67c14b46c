import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#design/desk/words.tsx'
import { words } from './words.data.ts'

const FILES = '.xlsx,.xls,.et,.csv'

/** A file dropped anywhere on the page; says whether one is held over it. */
function usePageDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const taker = useRef(take)
  useEffect(() => {
    taker.current = take
  })
  useEffect(() => {
    const hover = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (file === undefined) return
      event.preventDefault()
      setOver(false)
      taker.current(file)
    }
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over
}

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
