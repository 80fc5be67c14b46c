import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import { useChoosePost, useSession } from './use-session.ts'
import { words } from './words.ts'

/** For whoever holds posts in several areas: the one they act in. Nothing for everyone else. */
export function PostSwitch() {
  const w = useWords(words)
  const say = useSay()
  const own = useSession().data?.signedIn
  const choose = useChoosePost()
  if (own === null || own === undefined || own.posts.length < 2) return null
  return (
    <NativeSelect
      label={w.post}
      hideLabel
      value={own.areaCode}
      disabled={choose.isPending}
      change={(areaCode) => choose.mutate(areaCode, { onError: say.refusal })}
    >
      {own.posts.map((post) => (
        <option key={post.areaCode} value={post.areaCode}>
          {post.areaName} · {post.roles.map((role) => w.roles[role]).join('、')}
        </option>
      ))}
    </NativeSelect>
  )
}
