import { Empty, Typography } from 'antd'
import { Loadable } from '#design/desk/Loadable.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { Persona } from '../contract.ts'
import './sign-in.css'
import { usePersonas, useSignIn } from './use-session.ts'
import { words } from './words.ts'

function PersonaCard(props: { persona: Persona; busy: boolean; choose: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { persona } = props
  return (
    <li>
      <button type="button" className="persona" disabled={props.busy} onClick={props.choose}>
        <span className="persona-title">{language === 'zh' ? persona.titleZh : persona.titleEn}</span>
        <span className="persona-who">
          {persona.name} · {persona.bodyName}
        </span>
        <span className="persona-area">{persona.areaName}</span>
        <span className="persona-enter" aria-hidden="true">
          {props.busy ? w.entering : w.enter}
        </span>
      </button>
    </li>
  )
}

/** The first screen: what this is, and who one wants to be. */
export function SignIn(props: { demo: boolean }) {
  const w = useWords(words)
  const personas = usePersonas()
  const signIn = useSignIn()
  const refused = signIn.error instanceof RefusedRequest ? signIn.error.problem : undefined
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <span className="seal" aria-hidden="true">
          一次
        </span>
        <div>
          <Typography.Title level={1}>{w.product}</Typography.Title>
          <p className="sign-in-promise">{w.promise}</p>
        </div>
      </header>
      <p className="sign-in-help">{props.demo ? w.help : w.notDemo}</p>
      {refused === undefined ? null : <ProblemNotice problem={refused} />}
      {props.demo ? (
        <Loadable of={personas} isEmpty={(list) => list.personas.length === 0} empty={<Empty description={w.nobody} />}>
          {({ personas: list }) => (
            <ul className="personas">
              {list.map((persona) => (
                <PersonaCard
                  key={persona.id}
                  persona={persona}
                  busy={signIn.isPending}
                  choose={() => signIn.mutate(persona.id)}
                />
              ))}
            </ul>
          )}
        </Loadable>
      ) : null}
    </main>
  )
}
