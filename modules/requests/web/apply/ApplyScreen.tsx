import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect } from 'react'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWide } from '#design/desk/use-wide.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { request } from '#platform/client/request.ts'
import { z } from 'zod'
import type { RequestPage } from '../../contract.ts'
import { standingBlocks } from '../../domain/describe-verdict.ts'
import { words } from '../words/apply-words.data.ts'
import { formatMinutes } from '../words/format-minutes.ts'
import { KINDS } from '../words/kinds.data.ts'
import { words as screeningWords } from '../words/screening-words.ts'
import { shared } from '../words/shared-words.ts'
import { AskSection } from './AskSection.tsx'
import { LaneSection } from './LaneSection.tsx'
import { SaveLine } from './SaveLine.tsx'
import { ScreeningPanel } from './screening/ScreeningPanel.tsx'
import { SubmitBox } from './SubmitBox.tsx'
import { DraftContext, useDraft, useDraftKeeper } from './use-draft.ts'
import { WhatSection } from './WhatSection.tsx'
import { WhomSection } from './WhomSection.tsx'
import { WhySection } from './WhySection.tsx'

function Discard() {
  const w = useWords(words)
  const say = useSay()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const { page } = useDraft()
  const discard = async (): Promise<void> => {
    try {
      await request(z.object({ requestId: z.string() }), 'DELETE', `/requests/${page.request.id}`)
      say.done(w.discarded)
      await navigate({ to: '/requests' })
    } catch (error) {
      say.refusal(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return (
    <Button
      type="text"
      onClick={() =>
        void modal.confirm({
          title: w.discardSure,
          content: w.discardHelp,
          okText: w.discard,
          okButtonProps: { danger: true },
          onOk: discard,
        })
      }
    >
      {w.discard}
    </Button>
  )
}

/** On a phone the price and what blocks stay in sight; a tap goes to the whole of it. */
function PhoneBar() {
  const w = useWords(screeningWords)
  const s = useWords(shared)
  const { language } = useLanguage()
  const { screening } = useDraft().page
  if (screening === null) return null
  const blocks = standingBlocks(screening.findings).length
  return (
    <a className="apply-phone-bar" href="#screening">
      <span>{s.price}</span>
      <strong className="num">{formatMinutes(screening.price.total.middle, language)}</strong>
      <span className={blocks > 0 ? 'request-late' : 'apply-good'}>{blocks > 0 ? w.blocks(blocks) : w.passes}</span>
    </a>
  )
}

function Form() {
  const w = useWords(words)
  const s = useWords(shared)
  const isWide = useWide()
  const { language } = useLanguage()
  const { draft, page } = useDraft()
  return (
    <>
      <PageHead
        title={draft.title.trim() === '' ? page.draft.title : draft.title}
        help={`${page.issuer.name} · ${KINDS[draft.kind][language]} · ${w.help}`}
        before={
          <Link to="/requests" className="back">
            {s.back}
          </Link>
        }
        actions={<Discard />}
      />
      <SaveLine />
      <div className="apply">
        <div className="apply-form">
          <WhatSection />
          <AskSection />
          <WhomSection />
          <WhySection />
          <LaneSection />
        </div>
        <div className="apply-screening">
          <ScreeningPanel />
          <SubmitBox />
        </div>
      </div>
      {isWide ? null : <PhoneBar />}
    </>
  )
}

/** A draft, written and screened at the same time. */
export function ApplyScreen({ page }: { page: RequestPage }) {
  const keeper = useDraftKeeper(page)
  // Another tab of the same draft, or the browser closed: what is unsent is kept, and said so only by the browser itself.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (keeper.read().saving !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [keeper])
  return (
    <DraftContext value={keeper}>
      <Form />
    </DraftContext>
  )
}
