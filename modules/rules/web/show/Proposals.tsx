import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RuleProposal } from '../../contract.ts'
import { useDecideProposal } from '../use-rules.ts'
import { words } from '../words.data.ts'

function DecideDialog(props: { proposal: RuleProposal; how: 'taking' | 'declining'; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const decide = useDecideProposal()
  const [reason, setReason] = useState('')
  const title = props.how === 'taking' ? w.take : w.decline
  return (
    <FormDialog
      title={title}
      save={title}
      of={decide}
      ready={reason.trim().length >= 4}
      close={props.close}
      onSave={() =>
        decide.mutate(
          { id: props.proposal.id, how: props.how, reason },
          {
            onSuccess: () => {
              say.done(props.how === 'taking' ? w.takenDone : w.declinedDone)
              props.close()
            },
          },
        )
      }
    >
      <TextField label={w.why} value={reason} change={setReason} rows={3} help={w.whyShort} />
    </FormDialog>
  )
}

function Proposal(props: { of: RuleProposal; mayDecide: boolean; decide: (how: 'taking' | 'declining') => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { of } = props
  return (
    <li className="row rule-table-row">
      <span className="row-main">
        <a className="row-title" href={`/rules/${of.table}`}>
          {of.tableTitle[language]} · {of.targetWords[language]}
        </a>
        <span className="row-sub">
          {of.kind === 'parameter' ? w.places(of.count) : w.times(of.count)}
          {of.suggestedValue === null ? '' : ` · ${w.suggested(of.suggestedValue, '')}`} ·{' '}
          {formatDay(of.openedAt, language)}
        </span>
        <span className="row-sub">
          {w.evidence}
          {language === 'zh' ? '：' : ': '}
          {of.evidence
            .slice(0, 3)
            .map(({ reason }) => reason)
            .join(language === 'zh' ? '；' : '; ')}
        </span>
        {of.decidedBy === null ? null : (
          <span className="row-sub">{w.decided(of.decidedBy, of.decisionReason ?? '')}</span>
        )}
      </span>
      <span className="row-actions">
        <span className={`chip proposal-${of.state}`}>{w[of.state]}</span>
        {of.state === 'open' && props.mayDecide ? (
          <>
            <Button type="primary" onClick={() => props.decide('taking')}>
              {w.take}
            </Button>
            <Button onClick={() => props.decide('declining')}>{w.decline}</Button>
          </>
        ) : null}
      </span>
    </li>
  )
}

/** Proposals to change a rule, decided with a reason. */
export function Proposals(props: { of: readonly RuleProposal[]; mayDecide: boolean }) {
  const w = useWords(words)
  const [deciding, setDeciding] = useState<{ proposal: RuleProposal; how: 'taking' | 'declining' } | null>(null)
  if (props.of.length === 0) return <p className="nothing">{w.noProposals}</p>
  return (
    <>
      <ul className="rows" aria-label={w.proposals}>
        {props.of.map((proposal) => (
          <Proposal
            key={proposal.id}
            of={proposal}
            mayDecide={props.mayDecide}
            decide={(how) => setDeciding({ proposal, how })}
          />
        ))}
      </ul>
      {deciding === null ? null : <DecideDialog {...deciding} close={() => setDeciding(null)} />}
    </>
  )
}
