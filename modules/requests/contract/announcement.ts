import { z } from 'zod'

/** GET /requests/{requestId}/message: a text for a group chat. */
export const RequestMessage = z.object({ text: z.string(), number: z.string(), link: z.string() })
export type RequestMessage = z.infer<typeof RequestMessage>
