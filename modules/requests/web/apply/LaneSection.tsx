import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import { words } from '../words/apply-words.data.ts'
import { LANE_ORDER, LANES } from '../words/kinds.data.ts'
import { useDetail } from './KindFields.tsx'
import { PlainChoice } from './KindChoice.tsx'
import { Section } from './Section.tsx'
import { useDraft } from './use-draft.ts'

/** How it comes in, what follows the task, and the text that is sent. */
export function LaneSection() {
  const w = useWords(words)
  const { draft, keeper } = useDraft()
  const { detail, set } = useDetail()
  return (
    <Section id="lane" title={w.lane}>
      <PlainChoice
        legend={w.lane}
        hideLegend
        name="lane"
        order={LANE_ORDER}
        of={LANES}
        value={draft.lane}
        choose={(lane) => keeper.change({ lane })}
      />
      {draft.lane === 'filed-list' ? (
        <TextField
          label={w.filedNumber}
          value={detail.filedNumber ?? ''}
          most={40}
          change={(filedNumber) => set({ filedNumber })}
        />
      ) : null}
      {draft.lane === 'urgent' ? (
        <TextField
          label={w.urgentReason}
          value={draft.urgentReason}
          most={500}
          rows={2}
          change={(urgentReason) => keeper.change({ urgentReason })}
        />
      ) : null}
      <TextField
        label={w.resources}
        value={detail.resources ?? ''}
        most={500}
        help={w.resourcesHelp}
        change={(resources) => set({ resources })}
      />
      <div id="notice" tabIndex={-1}>
        <TextField
          label={w.notice}
          value={draft.noticeText}
          most={20_000}
          rows={5}
          help={w.noticeHelp}
          change={(noticeText) => keeper.change({ noticeText })}
        />
      </div>
    </Section>
  )
}
