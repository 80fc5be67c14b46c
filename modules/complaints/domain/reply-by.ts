import { addDays, civilDay } from '#platform/time.ts'

/** Days within which a complaint is answered (信访工作条例: 15 days to say what becomes of it; ours is shorter). */
export const REPLY_WITHIN_DAYS = 7

/** The end of the last day to answer, in China. */
export const replyBy = (madeAt: Date): Date =>
  new Date(`${addDays(civilDay(madeAt), REPLY_WITHIN_DAYS)}T23:59:59+08:00`)
