import { routesOf } from '#platform/http/index.ts'
import { choosePost } from './commands/choose-post.ts'
import { signInAsPersona } from './commands/sign-in-as-persona.ts'
import { signOut } from './commands/sign-out.ts'
import { areaPage, areas } from './views/areas.ts'
import { bodies } from './views/bodies.ts'
import { personas } from './views/personas.ts'
import { session } from './views/session.ts'

export const routes = routesOf('organisations')
  .get('/personas', personas)
  .get('/session', session)
  .post('/session', signInAsPersona)
  .post('/session/post', choosePost)
  .delete('/session', signOut)
  .get('/areas', areas)
  .get('/areas/:code', areaPage)
  .get('/bodies', bodies)
