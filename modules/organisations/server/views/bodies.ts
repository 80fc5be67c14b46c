import { view } from '#platform/http/index.ts'
import { BodyList, BodyListInput } from '../../contract.ts'
import { listBodies } from '../bodies.ts'
import { maySeeBodies } from '../policy.ts'

/** Public bodies of one area; of the actor's county when no area is given. */
export const bodies = view({
  name: 'bodies',
  input: BodyListInput,
  output: BodyList,
  may: maySeeBodies,
  async run(ctx, { area }) {
    return { bodies: [...(await listBodies(ctx, { area }))] }
  },
})
