import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import { request } from '#platform/client/request.ts'
import { RequestPage } from '../../contract.ts'
import { words } from '../words/apply-words.data.ts'
import { useDraft } from './use-draft.ts'

const linesOf = (text: string): readonly string[] =>
  [...new Set(text.split(/[\n、;；]/).map((line) => line.trim()))].filter((line) => line !== '').slice(0, 300)

/** The fields of an ask without a template, one a line. Purposes of fields that stay are kept. */
export function DescribeDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const { page, items, keeper } = useDraft()
  const [text, setText] = useState(
    page.request.formId === null ? items.map((item) => item.path.join('/')).join('\n') : '',
  )
  const lines = linesOf(text)
  const describe = useMutation({
    mutationFn: () => {
      const purposes = new Map(items.map((item) => [item.path.join('/'), item.purpose]))
      const fields = lines.map((line) => ({
        path: line
          .split('/')
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .slice(0, 4),
        purpose: purposes.get(line) ?? '',
      }))
      return keeper.act((version) =>
        request(RequestPage, 'PUT', `/requests/${page.request.id}/items`, { version, fields }),
      )
    },
    onSuccess: close,
  })
  return (
    <FormDialog
      title={w.byHandTitle}
      save={w.save}
      of={describe}
      ready={lines.length > 0}
      close={close}
      onSave={() => describe.mutate()}
    >
      <TextField
        label={w.fields}
        value={text}
        most={20_000}
        rows={10}
        help={items.length > 0 ? `${w.byHandHelp}${w.byHandReplaces}` : w.byHandHelp}
        change={setText}
      />
    </FormDialog>
  )
}
