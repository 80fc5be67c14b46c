import { command } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { ChoosePostInput, Post } from '../../contract.ts'
import { hashToken, listPostsOfMember } from '../actors.ts'
import { getArea } from '../areas.ts'
import { mayChooseOwnPost } from '../policy.ts'
import { problems } from '../problems.ts'
import { savePost } from '../store.ts'

/** From now on this session acts in another post of the same person: its roles, its area and nothing of the others. */
export const choosePost = command({
  name: 'choosePost',
  input: ChoosePostInput,
  output: Post,
  may: mayChooseOwnPost,
  audit: {
    event: 'session.post-chosen',
    title: { zh: '切换岗位', en: 'Chose a post' },
    line: ({ output }) => ({ subject: output.areaCode, data: { roles: output.roles } }),
  },
  async run(ctx, { areaCode }) {
    const { actor, session, tx } = ctx
    const posts = await listPostsOfMember(tx, actor.countyCode, actor.memberId, civilDay(ctx.now()))
    const post = posts.find((each) => each.areaCode === areaCode)
    if (post === undefined || session.token === undefined) throw problems.postNotHeld({ areaCode })
    await savePost(tx, actor.countyCode, hashToken(session.token), areaCode)
    const { name } = await getArea(tx, areaCode)
    return { areaCode, areaName: name, roles: [...post.roles] }
  },
})
