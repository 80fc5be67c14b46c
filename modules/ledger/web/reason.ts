/** Why someone looks, kept for the tab so that each page of one errand carries it. */
const KEPT = 'yici.reason'

export const keptReason = (): string => sessionStorage.getItem(KEPT) ?? ''
export const keepReason = (reason: string): void => sessionStorage.setItem(KEPT, reason)
