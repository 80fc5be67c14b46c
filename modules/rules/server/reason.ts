import { z } from 'zod'

/** Why, in words others will read. */
export const Reason = z.string().trim().min(4).max(500).meta({ title: '理由 reason' })
