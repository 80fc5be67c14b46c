import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { useImportRegistry } from './use-registry.ts'
import { words } from './words.data.ts'

const MOST_SHOWN = 20

/** The yearly list as one file: what was taken, and which rows came back and why. */
export function ImportRegistryDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const [sent, setSent] = useState<number | null>(null)
  const taking = useImportRegistry(setSent)
  const done = taking.data
  const take = (file: File): void => {
    setSent(0)
    taking.mutate(file, { onError: say.refusal, onSettled: () => setSent(null) })
  }
  return (
    <Modal open title={w.importTitle} onCancel={close} footer={<Button onClick={close}>{w.close}</Button>}>
      <FileDrop
        accept=".xlsx,.xls,.et,.csv"
        choose={w.choose}
        hint={w.dropHint}
        dropHere={w.dropHere}
        busyWords={w.reading}
        sent={sent}
        take={take}
      />
      {done === undefined ? null : (
        <section aria-live="polite" className="registry-part">
          <p>{w.importDone(done.taken, done.unchanged, done.refused)}</p>
          {done.refused === 0 ? null : (
            <>
              <ul>
                {done.faults.slice(0, MOST_SHOWN).map((fault) => (
                  <li key={`${fault.row} ${fault.column}`}>
                    {w.row(fault.row)} {fault.column} {fault.value}：{fault.reasonZh}
                  </li>
                ))}
              </ul>
              <Button href={`/api/v1/list-imports/${done.id}/refused`} download>
                {w.refusedFile}
              </Button>
            </>
          )}
        </section>
      )}
    </Modal>
  )
}
