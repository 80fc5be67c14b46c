import { useParams } from '@tanstack/react-router'
import { Loadable } from '#design/desk/Loadable.tsx'
import { ApplyScreen } from '../apply/ApplyScreen.tsx'
import '../requests.css'
import { useRequest } from '../use-requests.ts'
import { RequestView } from './RequestView.tsx'

/** One request: a draft is written, everything later is followed. */
export function RequestScreen() {
  const { requestId = '' } = useParams({ strict: false })
  const page = useRequest(requestId)
  return (
    <Loadable of={page}>
      {(found) =>
        found.request.state === 'draft' && found.may.includes('submit') ? (
          <ApplyScreen key={found.request.id} page={found} />
        ) : (
          <RequestView key={found.request.id} page={found} />
        )
      }
    </Loadable>
  )
}
