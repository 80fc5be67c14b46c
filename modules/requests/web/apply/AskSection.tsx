import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { FileDrop } from '#design/desk/FileDrop.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { attachTemplate } from '../use-requests.ts'
import { words } from '../words/apply-words.data.ts'
import { DescribeDialog } from './DescribeDialog.tsx'
import { FieldRow } from './FieldRow.tsx'
import { HoldersLine } from './HoldersLine.tsx'
import { TEMPLATE_FILES } from './NewRequestScreen.tsx'
import { Section } from './Section.tsx'
import { useDraft } from './use-draft.ts'

function useTemplate() {
  const say = useSay()
  const { page, keeper } = useDraft()
  const [sent, setSent] = useState<number | null>(null)
  const [name, setName] = useState('')
  const take = async (file: File): Promise<void> => {
    setName(file.name)
    setSent(0)
    try {
      await keeper.act((version) => attachTemplate({ id: page.request.id, version, file }, setSent))
    } catch (error) {
      say.refusal(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setSent(null)
    }
  }
  return { take, sent, name }
}

function Ways(props: { template: ReturnType<typeof useTemplate>; describe: () => void }) {
  const w = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const { page } = useDraft()
  const { template } = props
  return (
    <div className="apply-ask-ways">
      {page.request.formId === null ? null : (
        <Link className="apply-template-link" to={`/forms/${page.request.formId}`}>
          {w.openForm}
        </Link>
      )}
      <input
        ref={input}
        type="file"
        accept={TEMPLATE_FILES}
        hidden
        data-testid="file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void template.take(file)
        }}
      />
      <Button loading={template.sent !== null} onClick={() => input.current?.click()}>
        {w.replaceTemplate}
      </Button>
      <Button onClick={props.describe}>{w.byHand}</Button>
    </div>
  )
}

function Fields() {
  const w = useWords(words)
  const { items } = useDraft()
  const asked = items.filter((item) => item.action !== 'local')
  const local = items.length - asked.length
  return (
    <>
      <HoldersLine />
      <ul className="ask-rows" aria-label={w.fields}>
        {asked.map((item) => (
          <FieldRow key={item.position} item={item} />
        ))}
      </ul>
      {local === 0 ? null : <p className="field-note">{w.localNote(local)}</p>}
    </>
  )
}

/** What is asked: by template or by hand; fields are ticked off here and the price beside it falls. */
export function AskSection() {
  const w = useWords(words)
  const { items, draft } = useDraft()
  const template = useTemplate()
  const [isDescribing, setIsDescribing] = useState(false)
  const describe = (): void => setIsDescribing(true)
  const isData = draft.kind === 'data'
  return (
    <Section
      id="ask"
      title={w.ask}
      {...(items.length > 0
        ? { side: <Ways template={template} describe={describe} /> }
        : { help: isData ? w.askHelpData : w.askHelpOther })}
    >
      {items.length > 0 ? (
        <Fields />
      ) : (
        <>
          <FileDrop
            accept={TEMPLATE_FILES}
            choose={w.choose}
            hint={w.orTemplateHelp}
            dropHere={w.dropHere}
            busyWords={w.reading(template.name)}
            sent={template.sent}
            take={(file) => void template.take(file)}
          />
          <div>
            <Button onClick={describe}>{w.byHand}</Button>
          </div>
        </>
      )}
      {isDescribing ? <DescribeDialog close={() => setIsDescribing(false)} /> : null}
    </Section>
  )
}
